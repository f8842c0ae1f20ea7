// What stands in the head of every page, so that the first thing painted is in the colours that the reader chose.
import { site } from '../site.config';
import { nameplateSize } from './nameplate';
import { STORED_AS, THEMES, type Theme } from './theme';

/** When a browser's own frame has the light colour. Of several that are named, the first one counts that goes with this. */
const LIGHT_FRAME: Record<Theme, string> = {
  system: '(prefers-color-scheme: light)',
  light: 'all',
  dark: 'not all',
};

/** The same for readers who have not chosen. */
export const lightFrame = LIGHT_FRAME[site.theme];

/**
 * Known by its hash to browsers, so it is the same on every page. The frame follows the choice, whoever makes it:
 * components/theme-switch.tsx, and another tab.
 */
export const THEME_SCRIPT = `{const r=document.documentElement,f=()=>{const m=document.querySelector("[name=theme-color]");m&&(m.media=${JSON.stringify(LIGHT_FRAME)}[r.dataset.theme])};try{const t=localStorage.${STORED_AS};/^(${THEMES.join('|')})$/.test(t)&&(r.dataset.theme=t)}catch{}f();new MutationObserver(f).observe(r,{attributeFilter:["data-theme"]})}`;

const { light, dark } = site.accent;
const { ems, lines } = nameplateSize(site.title);

/** What the stylesheets take from site.config.ts. */
export const THEME_STYLE = `:root{--accent:light-dark(${light},${dark});--name-ems:${ems};--name-lines:${lines}}`;
