// What the search of a large blog takes, in memory and in time: `npm run bench:search`.
import type { PostSummary } from '../lib/content/post/post';
import { SearchIndex } from '../lib/search/search-index';

const POSTS = 20_000;
const WORDS_OF_A_TEXT = 500;
const VOCABULARY = 80_000;
const ASKED_TIMES = 15;
const MEGABYTE = 1024 * 1024;

/** Quick, and the same in every run. */
const random = (() => {
  let state = 12_345;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
})();

const SYLLABLES = 'ka lo mi ter son ing pre con ta ri no us em al ble st or an de qu ve ph gu sha'.split(' ');
const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;

function vocabularyOf(make: () => string): string[] {
  const words = new Set<string>();
  while (words.size < VOCABULARY) words.add(make());
  return [...words];
}

const english = vocabularyOf(() => Array.from({ length: 2 + random() * 4 }, () => pick(SYLLABLES)).join(''));
const korean = vocabularyOf(() =>
  Array.from({ length: 2 + random() * 2 }, () =>
    String.fromCharCode(0xac00 + Math.floor(random() * 1500) * 7),
  ).join(''),
);

/** A few words are in every text and most in few, as in texts of people. */
const wordOf = (words: string[]) => words[Math.floor(words.length ** random()) - 1] as string;

const textOf = (words: string[], count: number) =>
  Array.from({ length: count }, () => wordOf(words)).join(' ');

function postOf(words: string[], n: number): PostSummary {
  return {
    id: `p${n}`,
    documentId: null,
    title: textOf(words, 6),
    excerpt: textOf(words, 20),
    publishedAt: new Date(Date.UTC(2000, 0, 1) + n * 3_600_000).toISOString(),
    updatedAt: null,
    unpublishAt: null,
    tags: [wordOf(words), wordOf(words)],
    author: null,
    cover: null,
    lang: null,
    draft: false,
    textHash: null,
  };
}

function memoryBytes(): number {
  if (!globalThis.gc) throw new Error('Run it with node --expose-gc.');
  for (let time = 0; time < 3; time++) globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function measure(words: string[], hasTexts: boolean) {
  const posts = Array.from({ length: POSTS }, (_, n) => postOf(words, n));
  const before = memoryBytes();
  const index = new SearchIndex();
  let addingMs = 0;
  for (const post of posts) {
    const text = textOf(words, WORDS_OF_A_TEXT);
    const startedMs = performance.now();
    index.add(post);
    if (hasTexts) index.addText(post, text);
    addingMs += performance.now() - startedMs;
  }
  const bytes = memoryBytes() - before;
  const [first = '', second = '', third = '', ...more] = words;
  const rare = words[60_000] ?? '';
  const ms = (question: string) => {
    const times = Array.from({ length: ASKED_TIMES }, () => {
      const startedMs = performance.now();
      index.find(question, 20);
      return performance.now() - startedMs;
    });
    return Number(times.sort((a, b) => a - b)[ASKED_TIMES >> 1]?.toFixed(1));
  };
  return {
    'bytes a post': Math.round(bytes / POSTS),
    MB: Math.round(bytes / MEGABYTE),
    'adding, ms a post': Number((addingMs / POSTS).toFixed(2)),
    'one word, ms': ms(first),
    'three common words': ms(`${first} ${second} ${third}`),
    'ten words': ms([first, second, third, ...more.slice(0, 7)].join(' ')),
    'two letters': ms(first.slice(0, 2)),
    'a rare word': ms(rare),
    'a typo': ms(`${rare.slice(0, 2)}x${rare.slice(3)}`),
  };
}

console.table({
  [`${POSTS} posts`]: measure(english, true),
  [`${POSTS} posts in Korean`]: measure(korean, true),
  [`${POSTS} posts without their texts`]: measure(english, false),
});
