// Our signatures against those of the senders' own packages, on any secret, time and body.
import { createHmac } from 'node:crypto';
// #region github
import { sign as signAsGitHub, verify as verifyAsGitHub } from '@octokit/webhooks-methods';
// #endregion
// #region sanity
import { encodeSignatureHeader, isValidSignature } from '@sanity/webhook';
// #endregion
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import type { Call } from '../../../../lib/revalidation/call';
import { github } from '../../../../lib/revalidation/senders/github';
import { sanity } from '../../../../lib/revalidation/senders/sanity';
import { isSigned } from '../../../../lib/revalidation/senders/signature';
import { standard } from '../../../../lib/revalidation/senders/standard';

const RUNS = { numRuns: 300 };
const NOW_MS = Date.now();

const secrets = fc.string({ minLength: 32, maxLength: 64, unit: 'binary' });
const bodies = fc.string({ maxLength: 500, unit: 'binary' });
const deliveries = fc.stringMatching(/^[\w-]{1,40}$/);
// Four minutes either way.
const recent = fc.integer({ min: NOW_MS - 240_000, max: NOW_MS + 240_000 });

const call = (headers: Record<string, string>, body: string): Call => ({
  headers,
  query: {},
  body: Buffer.from(body),
});

/** One character more, less or another: hardly ever the same signature. */
const mangled = (text: string) =>
  fc.oneof(
    fc.constant(''),
    fc.constant(text.slice(0, -1)),
    fc.constant(`${text}=`),
    fc.constant(text.toUpperCase()),
    fc.nat(Math.max(0, text.length - 1)).map((at) => `${text.slice(0, at)}A${text.slice(at + 1)}`),
  );

describe('Standard Webhooks', () => {
  const base64 = fc
    .uint8Array({ minLength: 24, maxLength: 64 })
    .map((key) => Buffer.from(key).toString('base64'));
  // As the package takes a secret: as it is, or as base64, with a mark or without.
  const keys = fc.oneof(
    secrets.map((secret) => ({ secret, official: new Webhook(Buffer.from(secret), { format: 'raw' }) })),
    base64.map((secret) => ({ secret, official: new Webhook(secret) })),
    base64.map((key) => ({ secret: `whsec_${key}`, official: new Webhook(`whsec_${key}`) })),
  );

  test('what the package signs is authentic', () => {
    fc.assert(
      fc.property(keys, deliveries, recent, bodies, ({ secret, official }, id, ms, body) => {
        const signature = official.sign(id, new Date(ms), body);
        const timestamp = String(Math.floor(ms / 1000));
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,bm90IHRoaXM= v2,${signature.slice(3)} ${signature}`,
        };
        expect(isSigned(standard.signature, call(headers, body), ['another secret', secret], NOW_MS)).toBe(
          true,
        );
        expect(isSigned(standard.signature, call(headers, `${body} `), [secret], NOW_MS)).toBe(false);
        expect(
          isSigned(standard.signature, call({ ...headers, 'webhook-id': `${id}x` }, body), [secret], NOW_MS),
        ).toBe(false);
      }),
      RUNS,
    );
  });

  test('of any signature, ours and the package think the same', () => {
    const signed = fc.tuple(keys, deliveries, recent, bodies).chain(([key, id, ms, body]) => {
      const signature = key.official.sign(id, new Date(ms), body);
      return fc.tuple(fc.constant({ ...key, id, ms, body }), mangled(signature));
    });
    fc.assert(
      fc.property(signed, ([{ secret, official, id, ms, body }, signature]) => {
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(ms / 1000)),
          'webhook-signature': signature,
        };
        const theirs = accepts(() => official.verify(body, headers, { jsonParse: false }));
        expect(isSigned(standard.signature, call(headers, body), [secret], NOW_MS)).toBe(theirs);
      }),
      RUNS,
    );
  });
});

// #region github
test('GitHub: what the package signs is authentic, and of any signature both think the same', async () => {
  await fc.assert(
    fc.asyncProperty(secrets, bodies.filter(Boolean), fc.nat(4), async (secret, body, kind) => {
      const signature = await signAsGitHub(secret, body);
      const given =
        [signature, signature.slice(0, -1), signature.replace('sha256', 'sha1'), `${signature}0`, 'x'][
          kind
        ] ?? '';
      const theirs = await verifyAsGitHub(secret, body, given).catch(() => false);
      const headers = { 'x-hub-signature-256': given };
      expect(isSigned(github.signature, call(headers, body), [secret], NOW_MS)).toBe(theirs);
      expect(theirs).toBe(kind === 0);
    }),
    RUNS,
  );
});
// #endregion

// #region sanity
test('Sanity: what the package signs is authentic, and of any signature both think the same', async () => {
  await fc.assert(
    fc.asyncProperty(secrets, bodies.filter(Boolean), recent, fc.nat(3), async (secret, body, ms, kind) => {
      const header = await encodeSignatureHeader(body, ms, secret);
      const given =
        [header, header.slice(0, -1), header.replace('v1=', 'v1=x'), header.replace('t=', 't=1')][kind] ?? '';
      const theirs = await isValidSignature(body, given, secret).catch(() => false);
      expect(
        isSigned(sanity.signature, call({ 'sanity-webhook-signature': given }, body), [secret], NOW_MS),
      ).toBe(theirs);
      expect(theirs).toBe(kind === 0);
    }),
    RUNS,
  );
});

test('Sanity: what was signed is authentic for five minutes, either way', async () => {
  const isSignedAt = async (ms: number) => {
    const headers = { 'sanity-webhook-signature': await encodeSignatureHeader('{}', ms, 'a secret') };
    return isSigned(sanity.signature, call(headers, '{}'), ['a secret'], NOW_MS);
  };
  for (const ms of [-300_000, 300_000]) {
    expect(await isSignedAt(NOW_MS + ms)).toBe(true);
    expect(await isSignedAt(NOW_MS + ms + Math.sign(ms))).toBe(false);
  }
});
// #endregion

function accepts(verify: () => unknown): boolean {
  try {
    verify();
    return true;
  } catch {
    return false;
  }
}

test.each(['!'.repeat(32), `whsec_${'!'.repeat(32)}`, `whsec_${'A'.repeat(8)}`])(
  'nobody signs with the empty key that the secret %s would be as base64',
  (secret) => {
    const timestamp = String(Math.floor(NOW_MS / 1000));
    const signature = `v1,${createHmac('sha256', '').update(`id.${timestamp}.{}`).digest('base64')}`;
    const headers = { 'webhook-id': 'id', 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    expect(isSigned(standard.signature, call(headers, '{}'), [secret], NOW_MS)).toBe(false);
  },
);
