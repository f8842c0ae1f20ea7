// Light or dark: as the reader's device is, or as they chose.
import type { site } from '../site.config';

export type Theme = typeof site.theme;

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Where a browser keeps the choice; on the page it is `<html data-theme>`, for styles/theme.css. */
export const STORED_AS = 'theme';

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}
