// Step 1 of a publish: who calls? Without a configured secret nobody may.
import { env } from '../env';
import type { Call } from './call';
import type { Dialect } from './dialects/dialect';
import { isSame } from './dialects/signature';
import { ownToken } from './noticing/own-call';

/**
 * `own` means that this server calls itself, `holder` that the secret itself was shown, `signer` that it was used;
 * `closed` that no secret is configured.
 */
export type Caller = 'own' | 'holder' | 'signer' | 'refused' | 'closed';

export function authenticate(call: Call, dialect: Dialect): Caller {
  const tokens = tokensIn(call);
  if (tokens.some((token) => isSame(token, ownToken()))) return 'own';
  const secrets = env().REVALIDATE_SECRET;
  if (secrets.length === 0) return 'closed';
  // Each token with every secret, so that the time taken says nothing of which it was.
  const held = tokens.flatMap((token) => secrets.map((secret) => isSame(token, secret)));
  if (held.includes(true)) return 'holder';
  return dialect.isSigned(call, secrets, Date.now()) ? 'signer' : 'refused';
}

/** Why a call was refused, for the log alone: whoever calls with a wrong secret is told nothing. */
export function whyRefused(call: Call, { signature }: Dialect): string {
  if (tokensIn(call).length > 0) return 'The token is not REVALIDATE_SECRET.';
  if (!signature) return 'No token came: this sender does not sign, so it has to show REVALIDATE_SECRET.';
  if (call.headers[signature] === undefined) {
    return `Neither a token nor ${signature} came. Does ?from= name the sender?`;
  }
  return `${signature} is not made with REVALIDATE_SECRET, over this very body, within five minutes.`;
}

function tokensIn({ headers, query }: Call): string[] {
  const bearer = headers.authorization?.match(/^Bearer +(.+)$/i)?.[1];
  return [bearer, query.secret].filter((token) => typeof token === 'string');
}
