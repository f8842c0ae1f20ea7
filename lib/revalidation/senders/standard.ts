// Standard Webhooks (https://www.standardwebhooks.com): the site's own words, signed. For one's own scripts.
import type { Call } from '../call';
import { type Dialect, OWN_BODY_BYTES, USUAL_ANSWER_MS } from './dialect';
import { understandOwnWords } from './own-words';
import { isRecent, type Signature } from './signature';

const MAX_SIGNATURES = 10;
const MIN_DECODED_BYTES = 24;

const HEADER = 'webhook-signature';

/** `webhook-signature: v1,<base64> v1,<base64>…`, over the delivery's id, the time in seconds and the body. */
export const standardWebhooks: Signature = {
  header: HEADER,
  encoding: 'base64',
  read(headers, nowMs) {
    const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '' } = headers;
    // Without these signs what is signed can be cut in one way only: a body begins with a brace, GitHub's form has a =.
    if (!/^[^{=]{1,255}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return null;
    if (!isRecent(Number(timestamp) * 1000, nowMs)) return null;
    const all = (headers[HEADER] ?? '').split(' ', MAX_SIGNATURES);
    const given = all.flatMap((each) => /^v1,([\w+/]{43}=)$/.exec(each)?.[1] ?? []);
    return given.length > 0 ? { given, before: `${id}.${timestamp}.` } : null;
  },
  keysOf,
};

export const standard: Dialect = {
  secretSetting: 'REVALIDATE_SECRET_STANDARD',
  signature: standardWebhooks,
  understand: understandOwnWords,
  answerMs: USUAL_ANSWER_MS,
  maxBodyBytes: OWN_BODY_BYTES,
  deliveryId: webhookId,
};

/** Bearer alone: for senders that can't sign. */
export const bearer: Dialect = {
  understand: understandOwnWords,
  answerMs: USUAL_ANSWER_MS,
  maxBodyBytes: OWN_BODY_BYTES,
};

export function webhookId({ headers }: Call): string | undefined {
  return headers['webhook-id'];
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
