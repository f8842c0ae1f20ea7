// What a push to GitHub stands for, by its branch, its commits and the folder of posts.
import { github } from '../../../../lib/revalidation/senders/github';

const SITE = { model: 'post', folder: 'content/posts' };

interface Commit {
  added?: string[];
  modified?: string[];
  removed?: string[];
}

const commit = ({ added = [], modified = [], removed = [] }: Commit) => ({ added, modified, removed });

const push = (commits: Commit[], more: object = {}) => ({
  ref: 'refs/heads/main',
  before: 'a'.repeat(40),
  after: 'b'.repeat(40),
  created: false,
  deleted: false,
  forced: false,
  repository: { default_branch: 'main' },
  commits: commits.map(commit),
  ...more,
});

const call = (headers: Record<string, string> = {}, body = '') => ({
  headers: { 'x-github-event': 'push', ...headers },
  query: {},
  body: Buffer.from(body),
});

const understand = (said: unknown, site = SITE) => github.understand(said, call(), site);
const ids = (...list: string[]) => ({ kind: 'look', changes: list.map((id) => ({ id })), isPush: true });

test.each([
  ['an added post', [{ added: ['content/posts/new.md'] }], ids('new')],
  ['a standing page', [{ added: ['content/pages/about.md'] }], ids('/about')],
  ['a modified post', [{ modified: ['content/posts/old.md'] }], ids('old')],
  ['a removed post', [{ removed: ['content/posts/old.md'] }], ids('old')],
  ['a rename', [{ removed: ['content/posts/a.md'], added: ['content/posts/b.md'] }], ids('b', 'a')],
  [
    'a post in several commits',
    [{ added: ['content/posts/a.md'] }, { modified: ['content/posts/a.md'] }],
    ids('a'),
  ],
  [
    'a name in Korean, as macOS decomposes it',
    [{ added: ['content/posts/한글.md'.normalize('NFD')] }],
    ids('한글'),
  ],
  [
    'posts among other files',
    [{ modified: ['README.md', 'content/posts/a.md', 'content/posts/x/y.md', 'content/posts/x/y.png'] }],
    ids('a', 'y'),
  ],
])('%s', (_, commits, message) => {
  expect(understand(push(commits))).toEqual(message);
});

test.each([
  ['a forced push', push([{ added: ['content/posts/a.md'] }], { forced: true })],
  ['a new branch', push([{ added: ['content/posts/a.md'] }], { created: true })],
  ['as many commits as may be a list cut short', push(Array.from({ length: 20 }, () => ({})))],
  [
    'as many files as may be a list cut short',
    push([{ added: Array.from({ length: 300 }, (_, n) => `content/posts/${n}.md`) }]),
  ],
  ['a push without commits', push([])],
  ['a push whose commits are missing', push([], { commits: undefined })],
  ['a push whose commits are null', push([], { commits: null })],
  ['commits without lists', push([], { commits: [{ id: 'b'.repeat(40), message: 'Edit' }] })],
  ['commits that name no file', push([{}, {}])],
])('of %s only a look at all posts can tell what changed', (_, said) => {
  expect(understand(said)).toEqual({ kind: 'look', changes: null, isPush: true });
});

test.each([
  [
    'another branch',
    push([{ added: ['content/posts/a.md'] }], { ref: 'refs/heads/draft' }),
    'refs/heads/draft',
  ],
  ['a tag', push([], { ref: 'refs/tags/main' }), 'refs/tags/main'],
  ['a deleted branch', push([], { deleted: true }), 'deleted'],
  ['another folder', push([{ added: ['docs/a.md', 'content/posts.md'] }]), 'No commit touches'],
])('a push to %s is ignored, and says why', (_, said, why) => {
  expect(understand(said)).toEqual({ kind: 'ignored', why: expect.stringContaining(why) });
});

test('posts at the top of their repository are posts, and no notes for authors', () => {
  const added = ['a.md', 'x/b.md', 'README.md', '_includes/c.md'];
  expect(understand(push([{ added }]), { ...SITE, folder: '' })).toEqual(ids('a', 'b'));
});

test('the ping and other events are ignored', () => {
  for (const event of ['ping', 'issues']) {
    expect(github.understand({}, call({ 'x-github-event': event }), SITE)).toMatchObject({ kind: 'ignored' });
  }
});

test('a push as a form is understood as one in JSON', () => {
  const said = push([{ added: ['content/posts/a.md'] }]);
  const form = new URLSearchParams({ payload: JSON.stringify(said) }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(github.understand(undefined, call(headers, form), SITE)).toEqual(ids('a'));
  expect(github.understand(undefined, call(headers, 'payload=%7B'), SITE)).toMatchObject({ kind: 'unclear' });
});
