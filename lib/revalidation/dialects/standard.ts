// Standard Webhooks (https://www.standardwebhooks.com): the site's own words, signed. For one's own scripts.
import type { Call } from '../call';
import { type Dialect, KILOBYTE, USUAL_ANSWER_MS } from './dialect';
import { understandOwnWords } from './own-words';
import { hmac, isRecent, isSignedByOne } from './signature';

export const standard: Dialect = {
  isSigned: isSignedByStandardWebhooks,
  understand: understandOwnWords,
  answerMs: USUAL_ANSWER_MS,
  maxBodyBytes: 64 * KILOBYTE,
  deliveryId: webhookId,
};

/** Bearer alone: for senders that can't sign. */
export const bearer: Dialect = { ...standard, isSigned: () => false, deliveryId: undefined };

export function webhookId({ headers }: Call): string | undefined {
  return headers['webhook-id'];
}

export function isSignedByStandardWebhooks(
  { headers, body }: Call,
  secrets: string[],
  nowMs: number,
): boolean {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  if (!id || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false;
  if (!isRecent(Number(timestamp) * 1000, nowMs)) return false;
  // There may be several signatures, while the sender changes its secret.
  const given = (headers['webhook-signature'] ?? '').split(' ').slice(0, 10);
  const signatureWith = (secret: string) =>
    `v1,${hmac(keyOf(secret), [`${id}.${timestamp}.`, body], 'base64')}`;
  return given.map((signature) => isSignedByOne(signature, secrets, signatureWith)).includes(true);
}

/** A secret that says `whsec_` is base64; any other is used as it is. */
function keyOf(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
}
