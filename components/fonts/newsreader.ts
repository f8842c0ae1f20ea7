// Newsreader, the typeface of headings and text: Latin letters only, 58 kB. Others, Korean too, are the reader's own.
// The files are cut from @fontsource-variable/newsreader with fonttools: weights 400 to 700, and 400 alone for italics;
// Basic Latin, Latin-1, and the signs of typography. Its licence is beside them, in OFL.txt.
import localFont from 'next/font/local';

/** Its class gives the typeface to what is inside, as `var(--newsreader)`; styles/theme.css says what stands in until it is there. */
export const newsreader = localFont({
  src: [
    { path: './newsreader.woff2', weight: '400 700', style: 'normal' },
    { path: './newsreader-italic.woff2', weight: '400', style: 'italic' },
  ],
  variable: '--newsreader',
  display: 'swap',
  adjustFontFallback: false,
});
