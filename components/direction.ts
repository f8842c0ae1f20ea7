// In which direction a post is read: by its language, or else by the first letter of its title.
import { site } from '../site.config';

type Direction = 'ltr' | 'rtl';

const RIGHT_TO_LEFT =
  /^(ar|arc|ckb|dv|fa|he|iw|ks|nqo|prs|ps|sd|syr|ug|ur|yi)\b|-(arab|hebr|nkoo|syrc|thaa)\b/i;
const LETTER = /\p{L}/u;
/** Hebrew, Arabic, Syriac, Thaana, N’Ko, and their forms for old encodings. */
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

const ofLanguage = (language: string): Direction =>
  RIGHT_TO_LEFT.test(language) && !/-latn\b/i.test(language) ? 'rtl' : 'ltr';

export const SITE_DIRECTION = ofLanguage(site.language) === 'rtl' ? 'rtl' : undefined;

/** For what the site says within a post, which may be in another language. */
export const SITE_TEXT = { lang: site.language, dir: SITE_DIRECTION };

/** For the `dir` of what shows a post; undefined where it is that of the site. */
export function directionOf({ lang, title }: { lang: string | null; title: string }): Direction | undefined {
  const direction = lang ? ofLanguage(lang) : ofTitle(title);
  return direction === ofLanguage(site.language) ? undefined : direction;
}

function ofTitle(title: string): Direction {
  const [letter] = LETTER.exec(title) ?? [];
  if (letter === undefined) return ofLanguage(site.language);
  return RIGHT_TO_LEFT_LETTER.test(letter) ? 'rtl' : 'ltr';
}
