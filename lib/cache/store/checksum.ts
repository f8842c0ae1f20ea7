// Each stored text has a checksum before it, over the text and its name: a record that is torn, zeroed, of another
// program or version, or at another one's key counts as absent.
import { createHash } from 'node:crypto';
import { tellUnreadable } from './unreadable';

/** To be changed when what is stored has another form: no older checksum fits then. */
const FORM = '1';
const LENGTH = 16;

/**
 * The text as it is stored.
 * @param name what is stored, and under which key
 */
export function withChecksum(name: string, text: string): string {
  return `${checksumOf(name, text)} ${text}`;
}

/** The text that was stored under a name; null where its checksum does not fit, and then the log says so. */
export function checkedText(name: string, stored: string): string | null {
  const text = stored.slice(LENGTH + 1);
  if (stored.startsWith(`${checksumOf(name, text)} `)) return text;
  tellUnreadable(name);
  return null;
}

function checksumOf(name: string, text: string): string {
  return createHash('sha256').update(`${FORM} ${name}\0`).update(text).digest('base64url').slice(0, LENGTH);
}
