// Of a file that can't be read as a post, which post it is.
import { idByPath } from './file-name';

const HEAD_BYTES = 8192;

/** A field that may name another id than the file's name does. */
const MAY_NAME = /\b(?:id|uid|slug|permalink|url|path)\b["']?\s*[:=]/i;

/** @returns the id; undefined where what is at its beginning may name another one than its name does */
export function idOfBroken(path: string, bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  // UTF-16 has zero bytes between its letters.
  return MAY_NAME.test(head) || head.includes('\0') ? undefined : idByPath(path);
}
