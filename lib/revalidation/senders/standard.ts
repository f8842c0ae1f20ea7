// Standard Webhooks (https://www.standardwebhooks.com): the site's own words, signed. For one's own scripts.
import type { Call } from '../call';
import { type Dialect, KILOBYTE, USUAL_ANSWER_MS } from './dialect';
import { understandOwnWords } from './own-words';
import { hmac, isRecent, isSignedByOne } from './signature';

const MAX_SIGNATURES = 10;
const MIN_DECODED_BYTES = 24;

export const WEBHOOK_SIGNATURE = 'webhook-signature';

export const standard: Dialect = {
  signature: WEBHOOK_SIGNATURE,
  isSigned: isSignedByStandardWebhooks,
  understand: understandOwnWords,
  answerMs: USUAL_ANSWER_MS,
  maxBodyBytes: 64 * KILOBYTE,
  deliveryId: webhookId,
};

/** Bearer alone: for senders that can't sign. */
export const bearer: Dialect = {
  ...standard,
  signature: undefined,
  isSigned: () => false,
  deliveryId: undefined,
};

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
  const given = (headers[WEBHOOK_SIGNATURE] ?? '').split(' ').slice(0, MAX_SIGNATURES);
  const keys = secrets.flatMap(keysOf);
  const signatureWith = (key: Buffer) => `v1,${hmac(key, [`${id}.${timestamp}.`, body], 'base64')}`;
  return given.map((signature) => isSignedByOne(signature, keys, signatureWith)).includes(true);
}

/**
 * A secret that says `whsec_` is base64. Any other is used as it is, or as base64, which is how the senders' own
 * packages take it unless they are told otherwise.
 */
function keysOf(secret: string): Buffer[] {
  const decoded = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  // What is no base64 decodes to nothing, and anybody can sign with nothing.
  const keys = decoded.length >= MIN_DECODED_BYTES ? [decoded] : [];
  return secret.startsWith('whsec_') ? keys : [Buffer.from(secret), ...keys];
}
