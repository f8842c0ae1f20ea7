// What readers ask for: posts as Zipf's law has it, the newest most, and home, tags and the feed in usual shares. The
// same seed gives the same readers.
import { idOf } from '../source.mjs';

const SHARES = { home: 0.2, tag: 0.1, feed: 0.05 };
const TAGS = 20;

/** Numbers from 0 to 1 that look random (mulberry32). */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Numbers of posts, the newest of `count` most often: the nth newest is read 1/n as often. */
export function zipf(count, random) {
  const sums = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank++) {
    sum += 1 / rank;
    sums.push(sum);
  }
  return () => {
    const wanted = random() * sum;
    let [from, to] = [0, count - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sums[middle] < wanted) from = middle + 1;
      else to = middle;
    }
    return count - from;
  };
}

/** The paths that readers ask for, one after the other. */
export function readers(count, seed) {
  const random = randomNumbers(seed);
  const nextPost = zipf(count, random);
  return () => {
    const at = random();
    if (at < SHARES.home) return '/';
    if (at < SHARES.home + SHARES.tag) return `/tags/tag-${Math.floor(random() * TAGS)}`;
    if (at < SHARES.home + SHARES.tag + SHARES.feed) return '/feed.xml';
    return `/blog/${idOf(nextPost())}`;
  };
}

/** All that they may ask for, each once. */
export function allPaths(count) {
  const posts = Array.from({ length: count }, (_, index) => `/blog/${idOf(index + 1)}`);
  const tags = Array.from({ length: TAGS }, (_, index) => `/tags/tag-${index}`);
  return ['/', '/feed.xml', ...tags, ...posts];
}
