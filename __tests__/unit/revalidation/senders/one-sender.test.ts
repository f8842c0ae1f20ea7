// A signature is one sender's: what one sender signed proves nothing in the dialect of another, however it is cut, even
// where both have one secret. (WordPress's plugin signs as `standard` does; its payload is none of the site's own words.)
import fc from 'fast-check';
import type { Call } from '../../../../lib/revalidation/call';
import type { Dialect } from '../../../../lib/revalidation/senders/dialect';
import { ghost } from '../../../../lib/revalidation/senders/ghost';
import { github } from '../../../../lib/revalidation/senders/github';
import { sanity } from '../../../../lib/revalidation/senders/sanity';
import { hmac, provesSender } from '../../../../lib/revalidation/senders/signature';
import { standard } from '../../../../lib/revalidation/senders/standard';

const SECRET = 'one secret for all of them, too lazily';
const NOW_MS = Date.now();
const RECENT = [NOW_MS, NOW_MS - 1000].map(String);
const RECENT_SECONDS = RECENT.map((ms) => ms.slice(0, -3));

/** All ways to show a signed text to a dialect as a call of its own. */
const CUTS: Record<string, (text: string, digest: Digest) => Call[]> = {
  // #region ghost
  ghost: (text, digest) => {
    const [, body = '', time = ''] = /^(.*?)(\d{13})$/s.exec(text) ?? [];
    return [call(body, { 'x-ghost-signature': `sha256=${digest('hex')}, t=${time}` })];
  },
  // #endregion
  // #region github
  github: (text, digest) => {
    const signed = { 'x-hub-signature-256': `sha256=${digest('hex')}`, 'x-github-event': 'push' };
    return [call(text, signed)];
  },
  // #endregion
  // #region sanity
  sanity: (text, digest) => {
    const [, time = '', body = ''] = /^(\d+)\.(.*)$/s.exec(text) ?? [];
    return [call(body, { 'sanity-webhook-signature': `t=${time},v1=${digest('base64url')}` })];
  },
  // #endregion
  standard: (text, digest) => {
    const signature = `v1,${digest('base64')}`;
    return [...text.matchAll(/\.(\d+)(?=\.)/g)].map(({ index, 0: { length }, 1: time = '' }) =>
      call(text.slice(index + length + 1), {
        'webhook-id': text.slice(0, index),
        'webhook-timestamp': time,
        'webhook-signature': signature,
      }),
    );
  },
};
type Digest = (encoding: 'hex' | 'base64' | 'base64url') => string;

const call = (body: string, headers: Record<string, string>): Call => ({
  headers,
  query: {},
  body: Buffer.from(body),
});

const DIALECTS: Record<string, Dialect> = {
  ghost,
  github,
  sanity,
  standard,
};

// Whoever writes posts or pushes commits has a hand in the body, and may put in it what another dialect looks for.
const words = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '&payload={"ref":"x"}&x=',
    '.{',
    '}',
    '{"a":1}',
    ' ',
    '.',
    '=',
    ...RECENT,
    ...RECENT_SECONDS,
  ),
);
const said = fc.array(words, { maxLength: 6 }).map((parts) => JSON.stringify({ title: parts.join('') }));
const forms = said.map((body) => `payload=${encodeURIComponent(body)}`);
const times = fc.constantFrom(...RECENT);
const names = fc.oneof(fc.stringMatching(/^[\w.-]{1,20}$/), fc.constantFrom(...RECENT, '1', 'payload'));

/** What each of them signs. */
const SIGNED: Record<string, fc.Arbitrary<string>> = {
  ghost: fc.tuple(said, times).map(([body, time]) => body + time),
  github: fc.oneof(said, forms),
  sanity: fc.tuple(times, said).map(([time, body]) => `${time}.${body}`),
  standard: fc
    .tuple(names, fc.constantFrom(...RECENT_SECONDS), said)
    .map(([name, time, body]) => `${name}.${time}.${body}`),
};

const ALL = Object.keys(SIGNED);

const provenIn = (dialect: string, text: string) => {
  const digest: Digest = (encoding) => hmac(SECRET, [text], encoding);
  const calls = CUTS[dialect]?.(text, digest) ?? [];
  return calls.some((each) => provesSender(DIALECTS[dialect]?.signature, each, [SECRET], NOW_MS));
};

describe.each(ALL)('what %s signed', (signer) => {
  test.each(ALL)('in the dialect of %s', (dialect) => {
    fc.assert(
      fc.property(SIGNED[signer] ?? fc.string(), (text) => {
        expect(provenIn(dialect, text)).toBe(signer === dialect);
      }),
      { numRuns: 500 },
    );
  });
});

test.each(ALL)('a body of %s that is no JSON object proves nothing', (dialect) => {
  const bodies: Record<string, string> = {
    ghost: `[]${RECENT[0]}`,
    github: '[]',
    sanity: `${RECENT[0]}.[]`,
    standard: `a.${RECENT_SECONDS[0]}.[]`,
  };
  expect(provenIn(dialect, bodies[dialect] ?? '')).toBe(false);
});
