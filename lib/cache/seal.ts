// The seal before each stored text: by it a record tells whether it is whole, and the one that was written under its
// name. What is torn, zeroed, foreign, of another version, or in another one's place counts as absent.
import { createHash } from 'node:crypto';
import { log } from '../log';
import { processWide } from '../process/process-wide';

/** To be changed when what is stored has another form: no older seal fits then. */
const FORM = '1';
const LENGTH = 16;

/**
 * Seals a text.
 * @param name what is stored, and under which key
 */
export function sealed(name: string, text: string): string {
  return `${sealOf(name, text)} ${text}`;
}

/** The text that was sealed under a name; null where it was not, and then the log says so. */
export function unsealed(name: string, stored: string): string | null {
  const text = stored.slice(LENGTH + 1);
  if (stored.startsWith(`${sealOf(name, text)} `)) return text;
  tellUnreadable(name);
  return null;
}

function sealOf(name: string, text: string): string {
  return createHash('sha256').update(`${FORM} ${name}\0`).update(text).digest('base64url').slice(0, LENGTH);
}

const told = processWide('unreadable-records', () => new Set<string>());
const MAX_TOLD = 100;

/** Logs that a record cannot be read, once each; of very many the first. */
export function tellUnreadable(name: string): void {
  if (told.has(name) || told.size > MAX_TOLD) return;
  told.add(name);
  const isLast = told.size > MAX_TOLD;
  log.error('record unreadable', {
    name: isLast ? 'further ones, which are not named' : name,
    consequence: 'counts as absent, and is written anew by the next publish or sync',
  });
}

/** A number as a store gives it, such as a version; 0 for what can be none. */
export function storedNumber(text: string | number | null | undefined): number {
  const number = Number(text ?? 0);
  return Number.isSafeInteger(number) && number > 0 && number < MAX_NUMBER ? number : 0;
}

/** Versions are microseconds, and have to be able to grow. */
export const MAX_NUMBER = 2 ** 53 - 2 ** 40;
