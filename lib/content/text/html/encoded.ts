// What a plugin has put into base64, for its own script to put back.
import { decodeText } from '../../../paths/encoding';

/** @returns null for what is none, and for what says nothing in letters */
export function decodedIn(encoded: string): string | null {
  const base64 = encoded.replace(/\s+/g, '');
  if (!/^[A-Za-z\d+/]{15,}={0,2}$/.test(base64)) return null;
  const said = decodeText(Buffer.from(base64, 'base64').toString('utf8'));
  return isHtml(said) || !/(?![\t\r\n])[\p{Cc}\ufffd]/u.test(said) ? said : null;
}

export const isHtml = (said: string) => /^\s*<[a-z!]|<\/[a-z]/i.test(said);

/** @returns null for what is none */
export function htmlIn(encoded: string): string | null {
  const said = decodedIn(encoded);
  return said !== null && isHtml(said) ? said : null;
}
