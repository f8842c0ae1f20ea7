// Old addresses: all forms that one may be written in are one path.
import { anyAddressAt, formerPath, pathOf } from '../../../lib/content/post/former-path';
import { builtOptions } from '../../../lib/process/built-options';

const options = builtOptions as { basePath: string };

afterEach(() => {
  options.basePath = '';
});

test.each([
  ['/2021/03/kettle.html', '/2021/03/kettle.html'],
  ['/archives/123/', '/archives/123'],
  ['//archives//123', '/archives/123'],
  ['old/kettle', '/old/kettle'],
  ['/kettle/index.html', '/kettle'],
  ['/%EC%9E%90%EB%91%90/', '/자두'],
  ['/자두'.normalize('NFD'), '/자두'],
  ['/kettle?utm=1#top', '/kettle'],
  ['https://old.example/a/b/?x=1', '/a/b'],
  ['/2021/kettle.php', '/2021/kettle.php'],
  ['/2021/kettle.html?a.php?b', '/2021/kettle.html'],
  ['/blog/a%2Fb', '/blog/a%2Fb'],
])('%s is kept as %s', (written, path) => {
  expect(formerPath(written)).toBe(path);
});

test.each([
  ['home', '/'],
  ['nothing', ''],
  ['a query alone', '/?p=123'],
  ['a query of index.php', '/index.php?p=123'],
  ['the same with its host', 'https://old.example/index.php?p=123'],
  ['a query of a program', '/PostView.nhn?logNo=12'],
  ['the same of a host', 'https://blog.example/board/view.aspx?id=12'],
  ['one of a program in a folder', '/bbs/board.php?bo_table=a&wr_id=3'],
  ['a way out of the site', '/a/../b'],
  ['a control character', '/a%00b'],
  ['a segment of 241 bytes', `/${'x'.repeat(241)}`],
  ['1,001 bytes', `/${'xxxxxxxxx/'.repeat(100)}x`],
  ['more than such an address takes to write', `https://old.example/a?${'x'.repeat(4000)}`],
])('%s is no old address', (_, written) => {
  expect(formerPath(written)).toBeNull();
});

test('below a base path an old address may be written with it or without', () => {
  options.basePath = '/notes';
  expect([formerPath('/notes/old'), formerPath('/old'), formerPath('/notesbook')]).toEqual([
    '/old',
    '/old',
    '/notesbook',
  ]);
});

test('what Next found in an address is the path that is kept', () => {
  expect(pathOf(['2021', '03', 'kettle.html'])).toBe('/2021/03/kettle.html');
  expect(pathOf(['a/b'])).toBe('/a%2Fb');
  expect([pathOf([]), pathOf(['..', 'etc'])]).toEqual([null, null]);
});

test('a path is an address of today, or may have been one, or neither', () => {
  expect(anyAddressAt('/blog/a')).toEqual({ page: 'post', id: 'a' });
  expect(anyAddressAt('/2021/kettle.html')).toEqual({ page: 'former' });
  for (const path of ['', '//', '/a//b', 'a', '/a/', '/..']) expect(anyAddressAt(path)).toBeNull();
});
