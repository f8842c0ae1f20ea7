// Steps of a publish that are pure: understand and report.
import { whyRefused } from '../../../lib/revalidation/authenticate';
import type { Call } from '../../../lib/revalidation/call';
import { tell } from '../../../lib/revalidation/report';
import type { Result } from '../../../lib/revalidation/result';
import { USUAL_ANSWER_MS } from '../../../lib/revalidation/senders/dialect';
import { ghost } from '../../../lib/revalidation/senders/ghost';
import { bearer, standard } from '../../../lib/revalidation/senders/standard';
import { understand as understandAs } from '../../../lib/revalidation/understand';

const call = (body: string, query: Record<string, string | string[]> = {}) => ({
  headers: {},
  query,
  body: Buffer.from(body),
});

const understand = (said: Call) => understandAs(said, standard, 'holder').message;

describe('why a call was refused', () => {
  const signed = { ...call('{}'), headers: { 'webhook-signature': 'v1,no' } };
  const shown = { ...call('{}'), headers: { authorization: 'Bearer wrong' } };

  test.each([
    ['a token that is another', shown, standard, /^The token is not/],
    ['nothing that proves anything', call('{}'), standard, /^Neither a token nor webhook-signature came/],
    ['nothing, of a sender that can only show it', call('{}'), bearer, /^No token came/],
    [
      'a signature that does not fit',
      signed,
      standard,
      /^webhook-signature is not made with REVALIDATE_SECRET/,
    ],
  ])('%s', (_, refused, dialect, why) => {
    expect(whyRefused(refused, dialect)).toMatch(why);
  });
});

describe('understand', () => {
  test('a change, with all that it may say', () => {
    const change = { id: 'hello', previousId: 'helo', updatedAt: '2026-11-20T09:00:00Z' };
    expect(understand(call(JSON.stringify(change)))).toEqual({ kind: 'changes', changes: [change] });
  });

  test('paths are decoded, each once', () => {
    expect(understand(call('{"paths": ["/", "/blog/%ED%95%9C", "/blog/한"]}'))).toEqual({
      kind: 'paths',
      paths: ['/', '/blog/한'],
    });
  });

  test('the guide’s query where there is no body', () => {
    expect(understand(call('', { path: '/blog/1' }))).toEqual({ kind: 'paths', paths: ['/blog/1'] });
    expect(understand(call('', { path: ['/', '/blog/1'] }))).toEqual({
      kind: 'paths',
      paths: ['/', '/blog/1'],
    });
    expect(understand(call('', { id: '1' }))).toEqual({ kind: 'changes', changes: [{ id: '1' }] });
    expect(understand(call('', { id: '1', path: '/' }))).toMatchObject({ kind: 'unclear' });
    expect(understand(call('', { id: ['1', '2'] }))).toMatchObject({ kind: 'unclear' });
  });

  test('the body counts where there are both', () => {
    expect(understand(call('{"id": "2"}', { id: '1' }))).toEqual({ kind: 'changes', changes: [{ id: '2' }] });
  });

  test('an id that is too large a number is none, for JSON has cut it short', () => {
    expect(understand(call('{"id": 1234567890123456789}'))).toEqual({
      kind: 'unclear',
      message: 'id: too large for a number: write it in quotes',
    });
  });

  test('every path that is wrong is named', () => {
    expect(understand(call('{"paths": ["/", "/no/where", "/blog/a?b"]}'))).toEqual({
      kind: 'unclear',
      message: expect.stringMatching(/paths\.1: .*"\/no\/where".*paths\.2: has a query/),
    });
  });

  test('a sync now, by true and nothing else', () => {
    expect(understand(call('{"sweep": true}'))).toEqual({ kind: 'look', changes: null });
    for (const value of ['false', '"true"', '1', 'null', '{}']) {
      expect(understand(call(`{"sweep": ${value}}`))).toEqual({
        kind: 'unclear',
        message: 'sweep: not true',
      });
    }
    expect(understand(call('{"sweep": true, "id": "1"}'))).toMatchObject({ kind: 'unclear' });
  });

  test('bytes that are no UTF-8 are not understood', () => {
    const body = Buffer.from([0x7b, 0x22, 0x69, 0x64, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]);
    expect(understand({ ...call(''), body })).toMatchObject({ kind: 'unclear' });
  });
});

// #region ghost
describe('how long a call may take goes by its words', () => {
  const ofGhost = call('{"event": "site.changed"}');
  const own = call('{"id": "hello"}');

  test.each([
    ['Ghost’s, signed', ofGhost, 'signer', ghost.answerMs],
    ['Ghost’s, beside the secret', ofGhost, 'holder', ghost.answerMs],
    ['the site’s own, beside the secret', own, 'holder', USUAL_ANSWER_MS],
    ['none, in the guide’s form', call('', { id: 'hello' }), 'holder', USUAL_ANSWER_MS],
  ] as const)('%s', (_, said, caller, answerMs) => {
    expect(ghost.answerMs).not.toBe(USUAL_ANSWER_MS);
    expect(understandAs(said, ghost, caller).answerMs).toBe(answerMs);
  });
});
// #endregion

describe('report', () => {
  const result = (outcome: Result['outcome']): Result => ({ path: '/', outcome, ms: 1 });

  test.each([
    [200, true, ['updated', 'gone']],
    [500, false, ['updated', 'failed']],
    [500, false, ['pending', 'failed']],
    [202, false, ['updated', 'pending']],
  ] as const)('%i, revalidated %p, for %p', (status, revalidated, outcomes) => {
    const results = outcomes.map(result);
    const report = tell.results(results);
    expect(report.status).toBe(status);
    expect(report.body).toMatchObject({ revalidated, results });
  });
});
