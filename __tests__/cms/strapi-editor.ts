// What an editor does in Strapi, by the API that its admin panel uses.
import { z } from 'zod';
import { callJson } from './call-json';
import type { Editor, Fields } from './cms';

const Saved = z.object({ data: z.object({ documentId: z.string(), status: z.string().optional() }) });
const Tags = z.object({ results: z.array(z.object({ documentId: z.string() })) });

/** @param api the address of the content manager's collection types */
export function strapiEditor(api: string, headers: Record<string, string>): Editor {
  const posts = `${api}/api::post.post`;
  const tags = `${api}/api::post.tag`;

  async function tagCalled(name: string): Promise<string> {
    const url = `${tags}?filters[name][$eq]=${encodeURIComponent(name)}`;
    const [known] = (await callJson(Tags, url, { headers })).results;
    if (known) return known.documentId;
    return (await callJson(Saved, tags, { method: 'POST', headers, body: { name } })).data.documentId;
  }

  async function entryOf({ text, tags, ...rest }: Fields): Promise<object> {
    const set: { documentId: string }[] = [];
    for (const name of tags ?? []) set.push({ documentId: await tagCalled(name) });
    return { ...rest, ...(text && { body: text }), ...(tags && { tags: { set } }) };
  }

  async function act(post: string, action: 'publish' | 'unpublish', body: object = {}): Promise<void> {
    await callJson(Saved, `${posts}/${post}/actions/${action}`, { method: 'POST', headers, body });
  }

  async function remove(post: string): Promise<void> {
    await callJson(z.unknown(), `${posts}/${post}`, { method: 'DELETE', headers });
  }

  return {
    async create(fields) {
      const body = await entryOf(fields);
      return (await callJson(Saved, posts, { method: 'POST', headers, body })).data.documentId;
    },
    publish: (post) => act(post, 'publish'),
    async edit(post, fields) {
      const { data } = await callJson(Saved, `${posts}/${post}`, { headers });
      const body = await entryOf(fields);
      // The panel's button "Publish" saves and publishes at once; "Save" changes the draft alone.
      if (data.status !== 'draft') return act(post, 'publish', body);
      await callJson(Saved, `${posts}/${post}`, { method: 'PUT', headers, body });
    },
    unpublish: (post) => act(post, 'unpublish'),
    // Strapi has no trash.
    trash: remove,
    remove,
    // Its free edition publishes nothing by time.
    schedule: null,
  };
}
