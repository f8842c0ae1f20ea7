// Who may see drafts: whoever shows a secret of the site, or comes by an address that was signed with one for one post.
import { env } from '../env';
import { secretsOf, showsOneOf } from '../revalidation/authenticate';
import type { Head } from '../revalidation/call';
import { ofSource } from '../revalidation/senders/choose';
import { hmac, isSame } from '../revalidation/senders/signature';

export type Visitor = 'admitted' | 'refused' | 'closed';

/** A signed address may be good for so long at the most. */
const MAX_SECONDS = 3600;

/** @param id the post that is asked for; a signed address is good for this one alone */
export function visitorOf(head: Head, id: string, nowMs: number): Visitor {
  const secrets = previewSecrets();
  if (secrets.length === 0) return 'closed';
  return showsOneOf(head, secrets) || isSigned(head, id, secrets, nowMs) ? 'admitted' : 'refused';
}

/** The site's, and that of the CMS, which has the drafts itself. */
function previewSecrets(): string[] {
  const { PREVIEW_SECRET, REVALIDATE_SECRET, CONTENT_SOURCE } = env();
  return [...PREVIEW_SECRET, ...REVALIDATE_SECRET, ...secretsOf(ofSource(CONTENT_SOURCE))];
}

function isSigned({ query }: Head, id: string, secrets: string[], nowMs: number): boolean {
  const { expires, signature } = query;
  if (typeof expires !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(expires))
    return false;
  // Each with every secret, so that the time taken says nothing of which it was.
  const isRight = secrets
    .map((secret) => isSame(signature, previewSignature(secret, id, expires)))
    .includes(true);
  const restSeconds = Number(expires) - nowMs / 1000;
  return isRight && restSeconds > 0 && restSeconds <= MAX_SECONDS;
}

/**
 * The signature of an address: HMAC-SHA256, in hex.
 * @param expires until when it is good, in seconds since 1970
 */
export function previewSignature(secret: string, id: string, expires: string): string {
  return hmac(secret, [`preview:${id}:${expires}`], 'hex');
}
