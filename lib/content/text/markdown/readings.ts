// How a word is read, as East Asia writes it above the word.
import type { Form } from './signs';

const READING = '[\\p{Script=Hiragana}\\p{Script=Katakana}ー・|]{1,50}';

export const READINGS: Form[] = [
  // How a word is read: DenDen's and Aozora's.
  [
    /\{\p{Script=Han}/u,
    new RegExp(`\\{([\\p{Script=Han}々〆ヶ]{1,50})\\|(${READING})\\}`, 'gu'),
    (_, word, reading = '') => `<ruby>${word}<rt>${reading.replaceAll('|', '')}</rt></ruby>`,
  ],
  // The same of HackMD.
  [
    /\{ruby /,
    /\{ruby[ \t]+([^{}|\n<]{1,50})\|([^{}|\n<]{1,100})\}/g,
    (_, word, reading) => `<ruby>${word}<rt>${reading}</rt></ruby>`,
  ],
  [/｜[^《\n]{1,50}《/, /｜([^｜《》\n<]{1,50})《([^《》\n<]{1,50})》/g, '<ruby>$1<rt>$2</rt></ruby>'],
];
