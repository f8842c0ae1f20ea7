// Addresses: which ids can be in one, and what the site has there.
import { readdirSync } from 'node:fs';
import { addressAt, paths } from '../../lib/paths';
import { pathAt } from '../../lib/paths/base-path';
import { href } from '../../lib/paths/encoding';
import { isPossibleId } from '../../lib/paths/ids';

const POSSIBLE = ['hello', '한글', 'a b', '50%', 'a+b', 'a?b#c', '.hidden', '...', '🎉', 'x'.repeat(240)];

const IMPOSSIBLE = [
  ['empty', ''],
  ['a dot', '.'],
  ['two dots', '..'],
  ['the route itself', '[id]'],
  ['a slash in it', 'a/b'],
  ['a zero byte', 'a\u0000b'],
  ['a line break', 'a\nb'],
  ['a delete character', 'a\u007fb'],
  ['a control character of Latin-1', 'a\u0085b'],
  ['half a surrogate pair', 'a\ud83cb'],
  ['241 bytes', 'x'.repeat(241)],
  ['81 Korean letters', '한'.repeat(81)],
] as const;

test.each(POSSIBLE)('%s is a possible id, and its path leads back to it', (id) => {
  expect(isPossibleId(id)).toBe(true);
  expect(addressAt(paths.post(id))).toEqual({ page: 'post', id });
  expect(pathAt(href(paths.post(id)))).toBe(paths.post(id));
  expect(href(paths.post(id))).toMatch(/^\/blog\/[\x21-\x7e]+$/);
});

test.each(IMPOSSIBLE)('an id that is, or has, %s is impossible', (_, id) => {
  expect(isPossibleId(id)).toBe(false);
  expect(addressAt(paths.post(id))).toBeNull();
});

test('home has its address, and what the site does not have has none', () => {
  expect(addressAt('/')).toEqual({ page: 'home' });
  for (const path of ['', '//', '/blog', '/blog/', '/no/where', '/blog/a/b', 'blog/a', '/404', ' /blog/a']) {
    expect(addressAt(path)).toBeNull();
  }
});

test.each(['/about', '/한글', '/a b', '/50%', '/privacy.html'])(
  '%s is the possible id of a standing page, and its address',
  (id) => {
    expect(isPossibleId(id)).toBe(true);
    expect(paths.post(id)).toBe(id);
    expect(addressAt(id)).toEqual({ page: 'post', id });
    expect(addressAt(`/blog/${encodeURIComponent(id)}`)).toBeNull();
  },
);

test('no standing page can be where the site has a page or a file, in whatever letters', () => {
  const own = [...readdirSync('pages'), ...readdirSync('public')].flatMap((name) => {
    // What Next finds by itself, and the rest of all addresses.
    if (/^[_[]/.test(name)) return [];
    return [name, name.replace(/\.tsx?$/, '')];
  });
  expect(own).toEqual(expect.arrayContaining(['archive', 'feed.xml', 'images']));
  for (const name of [
    ...own,
    'Blog',
    'API',
    '_next',
    '.well-known',
    'search',
    '',
    '..',
    'a/b',
    'x'.repeat(241),
  ]) {
    if (/\.tsx?$/.test(name)) continue;
    expect([name, isPossibleId(`/${name}`)]).toEqual([name, false]);
  }
});

test('a path is encoded for an address, slash by slash', () => {
  expect(href('/')).toBe('/');
  expect(href('/blog/한 글?#%')).toBe('/blog/%ED%95%9C%20%EA%B8%80%3F%23%25');
});

test('what is no percent-encoding is taken as it stands', () => {
  expect(pathAt('/blog/50%')).toBe('/blog/50%');
  expect(pathAt('/blog/%ff')).toBe('/blog/%ff');
});
