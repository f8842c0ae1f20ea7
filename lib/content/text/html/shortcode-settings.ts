// What the settings of a shortcode say that readers would have seen: an address, and words.
import { decodeText } from '../../../paths/encoding';
import { playedAt, QUOTED } from './shortcode-signs';

// What stands behind the words is a part of how the page looked.
const BEHIND = new RegExp(`\\s\\w{0,30}(?:background|bg|css)\\w{0,30}=(?:${QUOTED})`, 'gi');

/** Empty where it names none. */
export function addressOf(name: string, args: string): string {
  const [said = ''] = /https?(?::\/\/|%3A%2F%2F)[^\s"'“”″\]|]+/i.exec(args.replace(BEHIND, '')) ?? [];
  return playedAt(name, args) ?? (said.includes('://') ? said : decodeText(said));
}

// `button_text`; what only its editors see is called `admin_label`.
const SAID = new RegExp(`\\s(?:(?!admin_)\\w{1,30}_)?(?:title|text|label)=(${QUOTED})`, 'i');

/** A form's title is for its editors, and a field says nothing without it. */
export function wordsOf(name: string, args: string): string {
  const words = /form|field|signup|captcha/i.test(name)
    ? ''
    : (SAID.exec(args)?.[1] ?? '').replace(/^["'“”″]|["'“”″]$/g, '');
  return /\p{L}/u.test(words) && !/^(?:true|false|yes|no|on|off)$/i.test(words) ? words.trim() : '';
}
