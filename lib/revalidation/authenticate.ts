// Step 1 of a publish: who calls? Without a configured secret nobody may.
import { env } from '../env';
import type { Call, Head } from './call';
import type { Dialect } from './senders/dialect';
import { isSame, provesSender } from './senders/signature';

/**
 * `holder`: showed the secret of the site, and may say anything; `sender`: showed the secret of this sender's own;
 * `signer`: used one of them. `closed`: none is configured.
 */
export type Caller = 'holder' | 'sender' | 'signer' | 'refused' | 'closed';

/** Who calls, as the head alone tells; null where it has a signature that could be right, which the body has to prove. */
export function callerByHead(head: Head, dialect: Dialect): Exclude<Caller, 'signer'> | null {
  const { REVALIDATE_SECRET } = env();
  const secrets = secretsOf(dialect);
  if (REVALIDATE_SECRET.length === 0 && secrets.length === 0) return 'closed';
  if (showsOneOf(head, REVALIDATE_SECRET)) return 'holder';
  if (showsOneOf(head, secrets)) return 'sender';
  return dialect.signature?.read(head.headers, Date.now()) ? null : 'refused';
}

/** Whether a call shows one of the secrets: as a bearer token, or as `?secret=`. */
export function showsOneOf(head: Head, secrets: string[]): boolean {
  // Each token with every secret, so that the time taken says nothing of which it was.
  return tokensIn(head)
    .flatMap((token) => secrets.map((secret) => isSame(token, secret)))
    .includes(true);
}

export function callerBySignature(call: Call, dialect: Dialect): 'signer' | 'refused' {
  return provesSender(dialect.signature, call, secretsOf(dialect), Date.now()) ? 'signer' : 'refused';
}

/** Why a call was refused, for the log alone: whoever calls with a wrong secret is told nothing. */
export function whyRefused(head: Head, dialect: Dialect): string {
  const { signature, secretSetting } = dialect;
  const setting = secretSetting && env()[secretSetting] ? secretSetting : 'REVALIDATE_SECRET';
  if (tokensIn(head).length > 0) return `The token is not ${setting}.`;
  if (!signature) return `No token came: this sender does not sign, so it has to show ${setting}.`;
  if (head.headers[signature.header] === undefined) {
    return `Neither a token nor ${signature.header} came. Does ?from= name the sender?`;
  }
  return `${signature.header} is not made with ${setting}, over this very body, within five minutes.`;
}

/** The secrets that a sender signs with: its own, or else the site's. */
export function secretsOf({ secretSetting }: Dialect): string[] {
  const settings = env();
  return (secretSetting && settings[secretSetting]) ?? settings.REVALIDATE_SECRET;
}

function tokensIn({ headers, query }: Head): string[] {
  const bearer = headers.authorization?.match(/^Bearer +(.+)$/i)?.[1];
  return [bearer, query.secret].filter((token) => typeof token === 'string');
}
