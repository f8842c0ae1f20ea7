// HTML that a plugin has put into base64, for its own script to put back.
import { decodeText } from '../../../paths/encoding';

/** @returns null for what is none */
export function htmlIn(encoded: string): string | null {
  if (!/^\s*[A-Za-z\d+/=\s]{30,}$/.test(encoded)) return null;
  const html = decodeText(Buffer.from(encoded, 'base64').toString('utf8'));
  return /^\s*<[a-z!]/i.test(html) ? html : null;
}
