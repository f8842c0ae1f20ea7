// What an editor does in WordPress, by the REST API that its block editor uses.
import { z } from 'zod';
import { callJson } from './call-json';
import type { Editor, Fields } from './cms';

const Saved = z.object({ id: z.number() });

// WordPress publishes at once what is dated less than a minute ahead, by its clock when the request arrives.
const LEAST_SECONDS = 70;

/** @param api the address of its REST API, `…/wp-json/wp/v2` */
export function wordpressEditor(api: string, user: string): Editor {
  const headers = { authorization: `Basic ${Buffer.from(user).toString('base64')}` };

  async function save(path: string, body: object): Promise<string> {
    const { id } = await callJson(Saved, `${api}${path}`, { method: 'POST', headers, body });
    return String(id);
  }

  async function tagCalled(name: string): Promise<number> {
    const response = await fetch(`${api}/tags`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    const Known = z.object({ code: z.literal('term_exists'), data: z.object({ term_id: z.number() }) });
    const answer = z.union([Saved, Known]).parse(await response.json());
    return 'id' in answer ? answer.id : answer.data.term_id;
  }

  async function bodyOf({ text, tags, ...rest }: Fields): Promise<object> {
    const ids: number[] = [];
    for (const name of tags ?? []) ids.push(await tagCalled(name));
    return { ...rest, ...(text && { content: `<p>${text}</p>` }), ...(tags && { tags: ids }) };
  }

  async function set(post: string, body: object): Promise<void> {
    await save(`/posts/${post}`, body);
  }

  async function remove(post: string, force: boolean): Promise<void> {
    await callJson(z.unknown(), `${api}/posts/${post}?force=${force}`, { method: 'DELETE', headers });
  }

  return {
    create: async (fields) => save('/posts', { ...(await bodyOf(fields)), status: 'draft' }),
    publish: (post) => set(post, { status: 'publish' }),
    edit: async (post, fields) => set(post, await bodyOf(fields)),
    unpublish: (post) => set(post, { status: 'draft' }),
    trash: (post) => remove(post, false),
    remove: (post) => remove(post, true),
    async schedule(post, seconds) {
      const date = new Date(Date.now() + Math.max(seconds, LEAST_SECONDS) * 1000);
      await set(post, { status: 'future', date_gmt: date.toISOString().slice(0, 19) });
    },
  };
}
