// Step 1 of a publish: who calls? Without a configured secret nobody may.
import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '../env';
import type { Call } from './call';
import { ownToken } from './own-call';

type Authentication = 'allowed' | 'own' | 'refused' | 'closed';

/** `closed` means that no secret is configured, `own` that this server calls itself. */
export function authenticate(call: Call): Authentication {
  const tokens = tokensIn(call);
  if (tokens.some((token) => isOneOf(token, [ownToken()]))) return 'own';
  const secrets = env().REVALIDATE_SECRET;
  if (secrets.length === 0) return 'closed';
  return tokens.some((token) => isOneOf(token, secrets)) ? 'allowed' : 'refused';
}

function tokensIn({ authorization, query }: Call): string[] {
  const bearer = authorization?.match(/^Bearer +(.+)$/i)?.[1];
  return [bearer, query.secret].filter((token) => typeof token === 'string');
}

/** Compares digests, each with every secret, so that the time taken says nothing about any of them. */
function isOneOf(token: string, secrets: string[]): boolean {
  const digest = sha256(token);
  return secrets.map((secret) => timingSafeEqual(digest, sha256(secret))).includes(true);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
