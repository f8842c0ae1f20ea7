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

function tokensIn({ headers, query }: Call): string[] {
  const bearer = headers.authorization?.match(/^Bearer +(.+)$/i)?.[1];
  return [bearer, query.secret].filter((token) => typeof token === 'string');
}
