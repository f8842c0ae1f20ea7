// The search index: which posts a question finds, in which order, and what is forgotten with a post that is gone.
import type { PostSummary } from '../../../lib/content/post/post';
import { SearchIndex } from '../../../lib/search/search-index';
import { day, idsOf, summary } from '../../support/summaries';

function indexOf(...posts: [PostSummary, text?: string][]): SearchIndex {
  const index = new SearchIndex();
  for (const [post, text] of posts) {
    index.add(post);
    if (text) index.addText(post, text);
  }
  return index;
}

const found = (index: SearchIndex, question: string) => idsOf(index.find(question, 20).posts);

/** No limit to what is compared. */
const ANY = { left: Number.POSITIVE_INFINITY };

const bare = (id: string, title: string, more: Partial<PostSummary> = {}) =>
  summary(id, { title, excerpt: '', ...more });

describe('a post is found', () => {
  const index = indexOf(
    [bare('title', 'The kettle sings')],
    [bare('tag', 'One', { tags: ['Kitchen kettle'] })],
    [bare('excerpt', 'Two', { excerpt: 'About a kettle.' })],
    [bare('text', 'Three'), 'There was a kettle, and a stove.'],
    [bare('none', 'Four'), 'Nothing of the kind.'],
    [bare('by', 'Five', { author: 'Ada Lovelace' }), "She doesn't l’eau."],
  );

  test('by its author', () => {
    expect(found(index, 'lovelace')).toEqual(['by']);
  });

  test('by words with an apostrophe, and not by the letter beside it', () => {
    expect(found(index, "doesn't")).toEqual(['by']);
    expect(found(index, 'eau')).toEqual(['by']);
    expect(found(index, "kettle's")).toEqual(found(index, 'kettle'));
    expect(found(indexOf([bare('a', "Rock 'n' roll")]), 'n')).toEqual(['a']);
    expect(found(indexOf([bare('a', "그는 '나'라고 했다")]), '나')).toEqual(['a']);
  });

  test('by its title, its tags, its excerpt and its text, in this order', () => {
    expect(found(index, 'kettle')).toEqual(['title', 'tag', 'excerpt', 'text']);
  });

  test('where it has every word of the question', () => {
    expect(found(index, 'stove kettle')).toEqual(['text']);
    expect(found(index, 'stove sings')).toEqual([]);
  });

  test('by the beginning of a word, after those that have the word itself', () => {
    expect(found(index, 'kett')).toHaveLength(4);
    const both = indexOf([bare('longer', 'Sings')], [bare('whole', 'Sing')]);
    expect(found(both, 'sing')).toEqual(['whole', 'longer']);
  });

  test('whatever case, width and accents are', () => {
    const other = indexOf([bare('a', 'Café ＩＳＲ Łódź Ὀδυσσεύς')]);
    for (const question of ['CAFE', 'café', 'isr', 'οδυσσευς']) expect(found(other, question)).toEqual(['a']);
    expect(found(indexOf([bare('nfd', 'cafe\u0301')]), 'café')).toEqual(['nfd']);
  });

  test('the newest first among equals', () => {
    const equals = indexOf(
      [bare('older', 'Same', { publishedAt: day(1) })],
      [bare('newer', 'Same', { publishedAt: day(2) })],
    );
    expect(found(equals, 'same')).toEqual(['newer', 'older']);
  });
});

describe('words without spaces between them are found by their parts', () => {
  const index = indexOf(
    [bare('ko', '블로그를 만드는 법'), '처음부터 끝까지 혼자서'],
    [bare('ja', '東京都でラーメンを食べる')],
    [bare('zh', '静态网站生成器')],
    [bare('other', '그로블')],
    [bare('apart', '상태 관리'), '같은 글'],
  );

  test('also where a title has a space that the question has not, or the other way round', () => {
    expect(found(index, '상태관리')).toEqual(['apart']);
    expect(found(index, '같은글')).toEqual([]);
    expect(found(indexOf([bare('one', '상태관리')]), '상태 관리')).toEqual(['one']);
  });

  test.each([
    ['블로그', ['ko']],
    ['만드는 블로그', ['ko']],
    ['로그', ['ko']],
    ['법', ['ko']],
    ['끝까지', ['ko']],
    ['京都', ['ja']],
    ['ラーメン', ['ja']],
    ['食', ['ja']],
    ['网站', ['zh']],
    ['만드는 网站', []],
    // In NFD, as macOS may give it.
    ['블로그'.normalize('NFD'), ['ko']],
  ])('%s', (question, ids) => {
    expect(found(index, question)).toEqual(ids);
  });

  test('words beside letters of another script are found', () => {
    expect(found(indexOf([bare('mixed', 'Next.js로 만든 ISR블로그')]), 'isr 블로그')).toEqual(['mixed']);
    expect(found(indexOf([bare('mixed', 'Next.js로')]), 'js')).toEqual(['mixed']);
  });
});

describe('where nothing fits, one typo a word is forgiven', () => {
  const index = indexOf(
    [bare('publishing', 'Publishing with confidence')],
    [bare('blog', '블로그를 만드는 법')],
    [bare('short', 'Cat')],
  );

  test.each([
    ['a letter that is another', 'pubkishing'],
    ['the first letter', 'bublishing'],
    ['the last letter', 'publishinf'],
    ['a letter too few', 'publshing'],
    ['a letter too many', 'publisshing'],
    ['two that changed places', 'publihsing'],
    ['one in each of two words', 'publihsing confidance'],
  ])('%s', (_, question) => {
    expect(found(index, question)).toEqual(['publishing']);
  });

  test.each(['블러그', '블로크', '볼로그', '블록그'])('one letter of a Korean syllable: %s', (question) => {
    expect(found(index, question)).toEqual(['blog']);
  });

  test('two typos in a word are not forgiven, nor is any in a short word', () => {
    expect(found(index, '블갸그')).toEqual([]);
    expect(found(index, 'bublishinf')).toEqual([]);
    expect(found(index, 'cut')).toEqual([]);
  });

  test('where the word as it is written fits, no other is found', () => {
    const both = indexOf([bare('horse', 'Horse')], [bare('house', 'House')]);
    expect(found(both, 'horse')).toEqual(['horse']);
    expect(found(both, 'hprse')).toEqual(['horse']);
  });
});

test('a question without a word finds nothing', () => {
  const index = indexOf([bare('a', '')], [bare('b', 'B')]);
  for (const question of ['', '  ', '?!', '🙂']) expect(index.find(question, 20)).toMatchObject({ total: 0 });
});

test('so many posts are given, the best, and all are counted', () => {
  const posts = Array.from({ length: 50 }, (_, n) => bare(`p${n}`, 'Same', { publishedAt: day(n + 1) }));
  const index = indexOf(...posts.map((post): [PostSummary] => [post]));
  const { posts: best, total } = index.find('same', 3);
  expect([idsOf(best), total]).toEqual([['p49', 'p48', 'p47'], 50]);
});

test('a long question, and one of many words, counts up to a limit', () => {
  const words = Array.from({ length: 30 }, (_, n) => `w${n}`);
  const index = indexOf([bare('a', words.join(' ')), `${'a'.repeat(200)} end`]);
  expect(found(index, `${words.join(' ')} ${'x'.repeat(100_000)}`)).toEqual([]);
  expect(found(index, `${words.join(' ')}${' '.repeat(200)}not-in-it`)).toEqual(['a']);
  expect(found(index, 'a'.repeat(100_000))).toEqual(['a']);
});

describe('a post that is removed', () => {
  test('is not found at once, and its terms are forgotten when it is tidied up', () => {
    const [gone, stays] = [bare('gone', 'Shared gone 사라진'), bare('stays', 'Shared stays 남은')];
    const index = indexOf([gone], [stays]);
    index.remove(gone);
    expect(found(index, 'shared')).toEqual(['stays']);
    expect(found(index, '사라진')).toEqual([]);
    for (const _ of index.tidied());
    expect(index.terms.get('gone')).toBeUndefined();
    expect(index.terms.near('gonne', ANY)).toEqual([]);
    expect(found(index, 'shared')).toEqual(['stays']);
  });

  test('leaves its place to another, which has none of its terms', () => {
    const gone = bare('gone', 'Before');
    const index = indexOf([gone], [bare('stays', 'Stays')]);
    index.remove(gone);
    for (const _ of index.tidied());
    index.add(bare('new', 'After'));
    expect(found(index, 'before')).toEqual([]);
    expect(found(index, 'after')).toEqual(['new']);
  });

  test('may be changed for another one while the index is tidied up', () => {
    const posts = Array.from({ length: 20 }, (_, n) => bare(`p${n}`, `Word${n} shared`));
    const index = indexOf(...posts.map((post): [PostSummary] => [post]));
    for (const post of posts.slice(0, 10)) index.remove(post);
    let step = 0;
    let next = 0;
    const comeBack = () => index.add(bare(`new${next}`, `Word${next++} shared`));
    for (const _ of index.tidied()) {
      // Terms that were just forgotten come back; others after some of their groups were tidied.
      if (step++ === 5) while (next < 5) comeBack();
      else if (step > posts.length + 5 && next < 10) comeBack();
    }
    while (next < 10) comeBack();
    expect(index.find('shared', 1).total).toBe(20);
    for (let n = 0; n < 10; n++) expect(found(index, `word${n}`)).toContain(`new${n}`);
    expect(index.terms.near('wrod3', ANY)).toEqual(['word3']);
    const longer = index.terms.startingWith('word', 500, ANY);
    expect(longer).toHaveLength(new Set(longer).size);
  });

  test('makes the index untidy when there are many', () => {
    const posts = Array.from({ length: 1100 }, (_, n) => bare(`p${n}`, 'Title'));
    const index = indexOf(...posts.map((post): [PostSummary] => [post]));
    expect(index.isUntidy).toBe(false);
    for (const post of posts) index.remove(post);
    expect(index.isUntidy).toBe(true);
    for (const _ of index.tidied());
    expect([index.isUntidy, index.terms.size]).toEqual([false, 0]);
  });
});

describe('of a vocabulary in which all words begin and end alike', () => {
  const index = new SearchIndex();
  const word = (n: number) => `wa${String(n).padStart(6, '0')}zz`;
  for (let p = 0; p < 250; p++) {
    const post = bare(`p${p}`, 'Title');
    index.add(post);
    index.addText(post, Array.from({ length: 1000 }, (_, n) => word(1000 * p + n)).join(' '));
  }

  test('so many are compared with a question, and no more', () => {
    expect(found(index, 'wa00012xzz')).toEqual(['p0']);
    expect(found(index, 'wa19999xzz')).toEqual(['p199']);
    expect(found(index, 'wa24999xzz')).toEqual([]);
    expect(found(index, 'wa249999')).toEqual([]);
    expect(found(index, word(249_999))).toEqual(['p249']);
  });

  test('a typo is found beside words that are right', () => {
    expect(found(index, `${word(5)} wa00012xzz ${word(7)}`)).toEqual(['p0']);
  });
});

test('of a text so many terms are kept, whatever it is', () => {
  const index = indexOf([bare('long', 'Long'), Array.from({ length: 5000 }, (_, n) => `w${n}`).join(' ')]);
  expect(index.terms.size).toBeLessThanOrEqual(1010);
});
