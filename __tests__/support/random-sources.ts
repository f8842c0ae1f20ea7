// Each content source with posts at random in it, and one that stands as it is.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HELLO } from './posts';
import type { RandomPost } from './random-posts';
import { KINDS, ScriptedCms } from './scripted-cms';
import { ScriptedSource } from './scripted-source';
import { type Server, type Settings, writePost } from './site';

export const STEADY = 'Text that stands as it is.';
const DATE = '2026-10-04T09:00:00.000Z';

interface RandomSource {
  settings: Settings;
  built?: string;
  /** Puts posts in the place of those of the last time. */
  put(posts: RandomPost[], server: Server): Promise<void>;
  stop(): Promise<void>;
}

const steady: RandomPost = {
  slug: 'steady',
  title: 'Steady',
  text: STEADY,
  format: 'markdown',
  tags: ['news'],
  odd: {},
  encoding: 'utf8',
  bytes: new Uint8Array(),
};

async function rest(): Promise<RandomSource> {
  const source = await new ScriptedSource([HELLO]).start();
  const put = (posts: RandomPost[]) => {
    source.posts.clear();
    for (const { slug, title, text: content, format, tags, odd } of [steady, ...posts]) {
      source.posts.set(slug, { id: slug, title, content, format, tags, publishedAt: DATE, ...odd });
    }
    return Promise.resolve();
  };
  await put([]);
  return { settings: { CONTENT_API_URL: source.url }, put, stop: () => source.stop() };
}

/** Whatever a CMS says of a post, with other things in some fields. */
export function cms(kind: keyof typeof KINDS, settings: (url: string) => Settings) {
  return async (): Promise<RandomSource> => {
    const odd = new Map<string, Record<string, unknown>>();
    const api = await new ScriptedCms({
      ...KINDS[kind],
      answer(posts, total, count, isOfPages) {
        const answer = KINDS[kind].answer(posts, total, count, isOfPages);
        const body = answer.body as { posts?: object[]; pages?: object[]; data?: object[] } & object[];
        for (const [index, item] of (body.posts ?? body.pages ?? body.data ?? body).entries()) {
          Object.assign(item, odd.get(posts[index]?.slug ?? ''));
        }
        return answer;
      },
    }).start();
    let changes = 0;
    const put = (posts: RandomPost[]) => {
      api.posts.clear();
      odd.clear();
      for (const [number, { slug, title, text, tags, odd: fields }] of [steady, ...posts].entries()) {
        changes += slug === 'steady' ? 0 : 1;
        const changed = new Date(Date.parse(DATE) + changes * 1000).toISOString();
        api.put({ number, slug, title, text, tags, date: DATE, changed });
        odd.set(slug, fields);
      }
      return Promise.resolve();
    };
    await put([]);
    return { settings: settings(api.url), put, stop: () => api.stop() };
  };
}

async function markdown(): Promise<RandomSource> {
  let written: string[] = [];
  return {
    settings: {},
    built: 'markdown',
    async put(posts, { dir }) {
      for (const file of written) await rm(file, { force: true });
      written = [];
      await writePost(dir, 'steady.md', `title: Steady\npublishedAt: ${DATE}`, STEADY);
      for (const post of posts) {
        const file = join(dir, 'content/posts', `${post.slug}.md`);
        // Some are no names of files.
        const failure = await writeFile(file, contentOf(post)).catch((error) => error);
        if (!failure) written.push(file);
      }
    },
    stop: async () => {},
  };
}

function contentOf({ title, text, tags, odd, encoding, bytes }: RandomPost): Uint8Array {
  if (encoding === 'bytes') return bytes;
  const fields = { title, publishedAt: DATE, tags, ...odd };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return Buffer.from(`---\n${lines.join('\n')}\n---\n${text}\n`, encoding);
}

/** By the name that CONTENT_SOURCE has. */
export const RANDOM_SOURCES: Record<string, () => Promise<RandomSource>> = {
  rest,
  markdown,
  ghost: cms('ghost', (url) => ({ CONTENT_API_URL: url, GHOST_CONTENT_API_KEY: '00aa' })),
  strapi: cms('strapi', (url) => ({ CONTENT_API_URL: `${url}/api/posts` })),
  wordpress: cms('wordpress', (url) => ({ CONTENT_API_URL: url })),
};
