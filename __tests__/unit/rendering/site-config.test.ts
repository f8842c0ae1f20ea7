// site.config.ts: what is wrong in it stops a build, and is named.
import { checkSiteConfig } from '../../../lib/rendering/site/site-config';
import { korean } from '../../../lib/words/korean';
import { site } from '../../../site.config';

test('the one that is here is right, and so is that of the tests', () => {
  const { site: shipped } = jest.requireActual('../../../site.config.ts');
  expect(() => checkSiteConfig(shipped)).not.toThrow();
  expect(() => checkSiteConfig()).not.toThrow();
});

test('there is a Korean word for every English one', () => {
  expect(() => checkSiteConfig({ ...site, words: korean, language: 'ko' })).not.toThrow();
});

test.each([
  [{ title: ' ' }, 'title: has to say something'],
  [{ language: 'en-' }, 'language: has to be a language such as en or ko'],
  [{ language: 'English!' }, 'language: has to be a language such as en or ko'],
  [{ timeZone: 'Seoul' }, 'timeZone: has to be a time zone such as UTC or Asia/Seoul'],
  [{ navigation: [{ label: 'Evil', href: 'javascript:alert(1)' }] }, 'navigation.0.href: has to begin with'],
  [{ author: { name: '' } }, 'author.name: has to say something'],
  [{ author: { name: 'A', picture: 'me.jpg' } }, 'author.picture: has to begin with'],
  [{ theme: 'sepia' }, 'theme: has to be system, light or dark'],
  [{ tags: { news: ' ' } }, 'tags.news: has to say something'],
  [{ words: undefined }, 'words.lists.empty: has to be a string, as in lib/words/english.ts'],
  [{ words: { ...site.words, lists: { ...site.words.lists, empty: '' } } }, 'words.lists.empty'],
  [{ links: [{ label: '', href: 'https://a.example' }] }, 'links.0.label: has to say something'],
  [{ accent: { light: 'red', dark: '#f5835d' } }, 'accent.light: has to be a color'],
  [{ lists: { home: 0, page: 20, feed: 20 } }, 'lists.home'],
  [{ colour: 'red' }, 'colour'],
])('%j is named', (wrong, named) => {
  expect(() => checkSiteConfig({ ...site, ...wrong })).toThrow(named);
});

test('all that is wrong is named at once', () => {
  expect(() => checkSiteConfig({ ...site, title: '', description: '' })).toThrow(/title[\s\S]*description/);
});
