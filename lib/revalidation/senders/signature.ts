// Signatures: HMAC-SHA256 over the raw body, compared in constant time.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Call, Head } from '../call';

const TOLERANCE_MS = 5 * 60_000;

/** What a call's head says of its signature. */
interface Signed {
  /** The signatures: there may be several, while a sender changes its secret. */
  given: string[];
  /** What was signed before the body, and after it. */
  before?: string;
  after?: string;
}

/** How a sender signs. */
export interface Signature {
  header: string;
  /** Pure: what the head says; null where no body could make that right: it has another form, or an old time. */
  read(headers: Head['headers'], nowMs: number): Signed | null;
  encoding: 'hex' | 'base64' | 'base64url';
  /** Pure: the keys that a secret may stand for; without it, the secret itself. */
  keysOf?(secret: string): Buffer[];
  /** Pure: whether the sender could send such a body; without it, one JSON object. */
  isBody?(body: Buffer): boolean;
}

/** Pure: whether one of the secrets signed the call, lately. The body is hashed once for each key. */
export function isSigned(
  signature: Signature | undefined,
  { headers, body }: Call,
  secrets: string[],
  nowMs: number,
): boolean {
  const signed = signature?.read(headers, nowMs);
  if (!signature || !signed) return false;
  const keys: (string | Buffer)[] = signature.keysOf ? secrets.flatMap(signature.keysOf) : secrets;
  const parts = [signed.before ?? '', body, signed.after ?? ''];
  const right = keys.map((key) => hmac(key, parts, signature.encoding));
  // Each with every other, so that the time taken says nothing of which it was.
  return signed.given.flatMap((given) => right.map((each) => isSame(given, each))).includes(true);
}

/**
 * Pure: whether the call proves that this sender made it. Senders who share a secret sign the body (GitHub), the body
 * and a time (Ghost), a time and the body (Sanity) or a name, a time and the body (Standard Webhooks). So that none of
 * these can be cut in another way, a body has to begin and end as one of the sender's does.
 */
export function provesSender(
  signature: Signature | undefined,
  call: Call,
  secrets: string[],
  nowMs: number,
): boolean {
  return (signature?.isBody ?? isJsonObject)(call.body) && isSigned(signature, call, secrets, nowMs);
}

/** Pure: whether it begins and ends like a JSON object. */
export function isJsonObject(body: Buffer): boolean {
  let first = 0;
  let last = body.length - 1;
  while (isSpace(body[first])) first += 1;
  while (last > first && isSpace(body[last])) last -= 1;
  return last > first && body[first] === 0x7b && body[last] === 0x7d;
}

/** What JSON takes for white space. */
function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The signature of `parts`, one after the other. */
export function hmac(
  key: string | Buffer,
  parts: (string | Buffer)[],
  encoding: Signature['encoding'],
): string {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest(encoding);
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
