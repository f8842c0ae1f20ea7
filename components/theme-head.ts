// What stands in the head of every page, so that the first thing painted is in the colours that the reader chose.
import { site } from '../site.config';
import { nameplateSize } from './nameplate';
import { STORED_AS, THEMES } from './theme';

/** The page's one inline script: known by its hash to browsers, so it is the same on every page. */
export const THEME_SCRIPT = `try{const t=localStorage.${STORED_AS};/^(${THEMES.join('|')})$/.test(t)&&(document.documentElement.dataset.theme=t)}catch{}`;

const { light, dark } = site.accent;
const { ems, lines } = nameplateSize(site.title);

/** What the stylesheets take from site.config.ts. */
export const THEME_STYLE = `:root{--accent:light-dark(${light},${dark});--name-ems:${ems};--name-lines:${lines}}`;
