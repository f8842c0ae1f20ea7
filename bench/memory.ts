// What the catalogue of a large blog takes in memory: `node --expose-gc scripts/typescript.mjs bench/memory.ts 100000`.
import { Catalogue } from '../lib/catalogue/catalogue';
import { keyOf, textOf } from '../lib/catalogue/records/record';
import type { RecordStore, StoredRecord } from '../lib/catalogue/records/store';
import { parseSummary } from '../lib/content/post/post';

const POSTS = Number(process.argv[2] ?? 100_000);
const MEGABYTE = 1024 * 1024;

/** A summary as a CMS gives it: a title of 60 letters, an excerpt of 160, three of 400 tags, one of 20 authors. */
async function stored(n: number): Promise<StoredRecord> {
  const publishedAt = new Date(Date.UTC(1990, 0, 1) + n * 3_600_000).toISOString();
  const data = {
    id: `how-somebody-learned-to-like-number-${n}-of-the-list`,
    documentId: `document${String(n).padStart(16, '0')}`,
    title: `How somebody learned to like number ${n} of a very long list`.padEnd(60, '.'),
    excerpt: `In which ${n} is looked at from all sides, and found to be `.padEnd(
      160,
      'a number like others ',
    ),
    content: `Text ${n}`,
    publishedAt,
    updatedAt: new Date(Date.parse(publishedAt) + 86_400_000 + n).toISOString(),
    tags: [n % 11, n % 101, n % 400].map((tag) => `subject ${tag}`),
    author: `Author ${n % 20}`,
    cover:
      n % 2
        ? { src: `https://images.example/2026/11/cover-of-${n}.jpg`, alt: '', width: 1200, height: 630 }
        : null,
    lang: 'en',
  };
  const post = await parseSummary(data, 'bench');
  const text = textOf({ post, formerIds: [], isGone: false, isRemoved: false, isShown: true });
  return { key: keyOf(post), version: n + 1, text };
}

const noStore = {
  write: async () => [],
  fact: async () => null,
  putFact: async () => {},
  lease: async () => true,
};

let makingMs = 0;

async function makeAll(): Promise<StoredRecord[]> {
  const startedMs = performance.now();
  const records: StoredRecord[] = [];
  for (let n = 0; n < POSTS; n++) records.push(await stored(n));
  makingMs = performance.now() - startedMs;
  return records;
}

/** A store that gives all records once, and keeps none. */
const store: RecordStore = {
  ...noStore,
  end: () => POSTS,
  since: async (from) => ({
    records: from === 0 ? await makeAll() : [],
    end: POSTS,
  }),
};

function heapBytes(): number {
  if (!globalThis.gc) throw new Error('Run it with node --expose-gc.');
  for (let time = 0; time < 3; time++) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function measure(): Promise<void> {
  const before = heapBytes();
  const startedMs = performance.now();
  const catalogue = new Catalogue(store);
  await catalogue.catchUp();
  const ms = performance.now() - startedMs - makingMs;
  const bytes = heapBytes() - before;
  if (catalogue.lists.all.length !== POSTS) throw new Error('Not all posts are in the catalogue.');
  const found = { posts: POSTS, megabytes: bytes / MEGABYTE, bytesAPost: bytes / POSTS, readMs: ms };
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

void measure();
