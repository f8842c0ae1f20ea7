// What an error of Redis, or of the way to it, means: its own words, and what to look at.

const USER = 'Check the user and the password in REDIS_URL (redis://user:password@host:6379/0).';
const PLACE =
  'Check the host and the port in REDIS_URL, that Redis runs there, and that it may be reached from here.';
const TLS =
  'Check whether Redis speaks TLS on that port: REDIS_URL begins with rediss:// where it does, and with redis:// where not.';

const CLUSTER =
  'REDIS_URL names a node of a Redis Cluster, which this site does not work with. Give it a Redis without cluster mode.';
const SENTINEL = 'REDIS_URL names a Sentinel. Give it the address of the Redis that the Sentinel watches.';

/** The first that fits counts. */
const CHECKS: [RegExp, string][] = [
  [/^NOAUTH/, `Redis wants a password. ${USER}`],
  [/^WRONGPASS|invalid password/, `${USER} Signs such as # / ? % in them have to be percent-encoded.`],
  [
    /^NOPERM|ACL failure|user executing the script/,
    'The user in REDIS_URL needs the rights ~isr:* +@all -@admin -@dangerous (docs/deployment.md).',
  ],
  [/^(MOVED|ASK|CLUSTERDOWN|CROSSSLOT)\b|mode is cluster/, CLUSTER],
  [/mode is sentinel/, SENTINEL],
  [/^READONLY/, 'REDIS_URL names a replica, which takes no writes. Give it the address of the primary.'],
  [/DB index|^ERR SELECT/, 'Check the database, the number at the end of REDIS_URL: Redis has fewer.'],
  [/^OOM/, 'Redis is full. Give it more memory than CACHE_MAX_MB.'],
  [/^MISCONF/, 'Redis cannot save to its disk, so it takes no writes. Look at its log.'],
  [/^(LOADING|MASTERDOWN|BUSY)\b/, 'Redis is not ready yet.'],
  [/unknown command|^NOPROTO/, 'Redis 7 or Valkey is needed, with all its commands.'],
  [/ENOTFOUND|EAI_AGAIN/, 'Check the host in REDIS_URL: its name leads nowhere.'],
  [
    /certificate|CERT|altname/i,
    'Redis shows a certificate that Node does not trust. Check the host in REDIS_URL, and name the authority in NODE_EXTRA_CA_CERTS.',
  ],
  [/EPROTO|wrong version number|ECONNRESET|closed unexpectedly|ERR_SSL/, `${TLS} ${PLACE}`],
  [/Unknown RESP type/, `What answers there does not speak as Redis does. ${PLACE}`],
  [/Connection timeout/, `${PLACE} ${TLS}`],
  [/ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/, PLACE],
  [/did not answer within/, 'Redis, or the way to it, is slow or stands still.'],
];

interface RedisTrouble {
  /** In Redis's own words, or the system's. */
  reason: string;
  /** What to look at. */
  check: string;
}

export function explainRedis(error: unknown): RedisTrouble {
  const reason = wordsOf(error);
  const [, check] = CHECKS.find(([sign]) => sign.test(reason)) ?? [];
  return { reason, check: check ?? 'Look at REDIS_URL, and at the log of Redis.' };
}

function wordsOf(error: unknown): string {
  // A host with several addresses has an error for each, and none of its own.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(wordsOf).join(', ');
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // A Redis that does not know a command repeats what came with it, and with HELLO comes the password.
  const words = error.message.replace(/,? with args beginning with.*/s, '');
  return code === '' || words.includes(code) ? words : `${words} (${code})`;
}
