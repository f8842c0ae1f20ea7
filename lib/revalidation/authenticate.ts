// Step 1 of a publish: who calls? Without a configured secret nobody may.
import { env } from '../env';
import type { Call, Head } from './call';
import type { Dialect } from './senders/dialect';
import { isSame } from './senders/signature';

/** `holder` means that the secret itself was shown, `signer` that it was used; `closed` that none is configured. */
export type Caller = 'holder' | 'signer' | 'refused' | 'closed';

/** Who calls, as the head alone tells; null where it has a signature, which the body has to prove. */
export function callerByHead(head: Head, { signature }: Dialect): Exclude<Caller, 'signer'> | null {
  const secrets = env().REVALIDATE_SECRET;
  if (secrets.length === 0) return 'closed';
  // Each token with every secret, so that the time taken says nothing of which it was.
  const held = tokensIn(head).flatMap((token) => secrets.map((secret) => isSame(token, secret)));
  if (held.includes(true)) return 'holder';
  return hasSignature(head, signature) ? null : 'refused';
}

export function callerBySignature(call: Call, dialect: Dialect): 'signer' | 'refused' {
  return dialect.isSigned(call, env().REVALIDATE_SECRET, Date.now()) ? 'signer' : 'refused';
}

/** Why a call was refused, for the log alone: whoever calls with a wrong secret is told nothing. */
export function whyRefused(head: Head, { signature }: Dialect): string {
  if (tokensIn(head).length > 0) return 'The token is not REVALIDATE_SECRET.';
  if (!signature) return 'No token came: this sender does not sign, so it has to show REVALIDATE_SECRET.';
  if (!hasSignature(head, signature)) {
    return `Neither a token nor ${signature} came. Does ?from= name the sender?`;
  }
  return `${signature} is not made with REVALIDATE_SECRET, over this very body, within five minutes.`;
}

function hasSignature({ headers }: Head, signature: string | undefined): boolean {
  return signature !== undefined && headers[signature] !== undefined;
}

function tokensIn({ headers, query }: Head): string[] {
  const bearer = headers.authorization?.match(/^Bearer +(.+)$/i)?.[1];
  return [bearer, query.secret].filter((token) => typeof token === 'string');
}
