// Numbers in a store, which may be damaged or written by another program.

/** Versions are microseconds, and have to be able to grow. */
export const MAX_NUMBER = 2 ** 53 - 2 ** 40;

/** A number as a store gives it, such as a version; 0 for what can be none. */
export function storedNumber(text: string | number | null | undefined): number {
  const number = Number(text ?? 0);
  return Number.isSafeInteger(number) && number > 0 && number < MAX_NUMBER ? number : 0;
}

/** Of a page whose own version cannot be read: there was one, and whatever is made now is newer. */
const SOME_VERSION = 1;

/** The version of a page that a store has. */
export const versionIn = (digits: string | undefined): number => storedNumber(digits) || SOME_VERSION;
