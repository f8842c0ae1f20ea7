// What an editor does in Ghost, by the API that its admin panel uses.
import { z } from 'zod';
import { callJson } from './call-json';
import type { Editor, Fields } from './cms';

const Posts = z.object({ posts: z.tuple([z.object({ id: z.string(), updated_at: z.string() })]) });

/** @param api the address of the Admin API */
export function ghostEditor(api: string, headers: Record<string, string>): Editor {
  const at = (post: string) => `${api}/posts/${post}/?source=html`;

  function entryOf({ text, tags, ...rest }: Fields): object {
    return {
      ...rest,
      ...(text && { html: `<p>${text}</p>` }),
      ...(tags && { tags: tags.map((name) => ({ name })) }),
    };
  }

  // Ghost wants to know which state of the post the editor had in front.
  async function save(post: string, entry: object): Promise<void> {
    const { posts } = await callJson(Posts, at(post), { headers });
    const body = { posts: [{ ...entry, updated_at: posts[0].updated_at }] };
    await callJson(Posts, at(post), { method: 'PUT', headers, body });
  }

  async function remove(post: string): Promise<void> {
    await callJson(z.null(), at(post), { method: 'DELETE', headers });
  }

  return {
    async create(fields) {
      const body = { posts: [{ ...entryOf(fields), status: 'draft' }] };
      const url = `${api}/posts/?source=html`;
      return (await callJson(Posts, url, { method: 'POST', headers, body })).posts[0].id;
    },
    publish: (post) => save(post, { status: 'published' }),
    edit: (post, fields) => save(post, entryOf(fields)),
    unpublish: (post) => save(post, { status: 'draft' }),
    // Ghost has no trash.
    trash: remove,
    remove,
    schedule: (post, seconds) =>
      save(post, {
        status: 'scheduled',
        published_at: new Date(Date.now() + seconds * 1000).toISOString(),
      }),
  };
}
