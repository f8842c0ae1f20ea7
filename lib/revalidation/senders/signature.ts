// Signatures: HMAC-SHA256 over the raw body, compared in constant time.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_MS = 5 * 60_000;

/** The signature of `parts`, one after the other. */
export function hmac(
  key: string | Buffer,
  parts: (string | Buffer)[],
  encoding: 'hex' | 'base64' | 'base64url',
): string {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest(encoding);
}

/** Whether the signature is that of one of the keys; the time taken says nothing of any. */
export function isSignedByOne<Key>(given: string, keys: Key[], signatureWith: (key: Key) => string): boolean {
  return keys.map((key) => isSame(given, signatureWith(key))).includes(true);
}

/** Compares digests, so that the time taken says nothing of the texts. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}

/** Whether a signed time is within five minutes of now, as Standard Webhooks advises. */
export function isRecent(ms: number, nowMs: number): boolean {
  return Math.abs(nowMs - ms) <= TOLERANCE_MS;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
