// Steps of a publish that are pure: understand, report, and what a look at the files tells.
import type { MarkdownFile } from '../../lib/content/markdown/files';
import { parsePost, summaryOf } from '../../lib/content/post';
import type { Call } from '../../lib/revalidation/call';
import { standard } from '../../lib/revalidation/dialects/standard';
import { changedIds } from '../../lib/revalidation/noticing/watch-files';
import type { Result } from '../../lib/revalidation/regenerate';
import { tell } from '../../lib/revalidation/report';
import { understand as understandAs } from '../../lib/revalidation/understand';

const call = (body: string, query: Record<string, string | string[]> = {}) => ({
  headers: {},
  query,
  body: Buffer.from(body),
});

const understand = (said: Call) => understandAs(said, standard, 'holder');

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

  test('every path that is wrong is named', () => {
    expect(understand(call('{"paths": ["/", "/no", "/blog/a?b"]}'))).toEqual({
      kind: 'unclear',
      message: expect.stringMatching(/paths\.1: .*"\/no".*paths\.2: has a query/),
    });
  });

  test('bytes that are no UTF-8 are not understood', () => {
    const body = Buffer.from([0x7b, 0x22, 0x69, 0x64, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]);
    expect(understand({ ...call(''), body })).toMatchObject({ kind: 'unclear' });
  });
});

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

describe('changedIds', () => {
  const file = (name: string, id: string, stamp = '1'): MarkdownFile => ({
    file: `posts/${name}.md`,
    stamp,
    summary: summaryOf(parsePost({ id, title: id }, name)),
  });
  const broken = (name: string, stamp = '1'): MarkdownFile => ({
    file: `posts/${name}.md`,
    stamp,
    summary: new Error('broken'),
  });

  test.each([
    ['nothing', [file('a', 'a')], [file('a', 'a')], []],
    ['a file that came', [], [file('a', 'a')], ['a']],
    ['a file that went', [file('a', 'a')], [], ['a']],
    ['a file that was saved', [file('a', 'a')], [file('a', 'a', '2')], ['a']],
    ['a file that was renamed', [file('a', 'a')], [file('b', 'b')], ['a', 'b']],
    ['an id that changed', [file('a', 'old')], [file('a', 'new', '2')], ['old', 'new']],
    ['a file that broke', [file('a', 'id-of-a')], [broken('a', '2')], ['id-of-a', 'a']],
    ['a file that was mended', [broken('a')], [file('a', 'id-of-a', '2')], ['a', 'id-of-a']],
  ])('%s', (_, before, after, ids) => {
    const others = [file('other', 'other')];
    expect(changedIds([...before, ...others], [...after, ...others]).sort()).toEqual([...ids].sort());
  });
});
