// The links of a text that lead to other posts, as they stand in its HTML. They lead to where the posts are now, and the
// page is old when that changes.
import { z } from 'zod';
import { withAttributes } from '../../content/text/start-tags';
import { address } from '../../paths/base-path';
import type { PostFinder } from './find-post';

export const OwnLink = z.object({
  /** Its place among the links of the HTML, from 0 on; absent where the HTML has to be made again to change it. */
  at: z.number().optional(),
  /** As the author wrote it. */
  target: z.string(),
  /** The path of the post that it means; null: none that is known. */
  path: z.string().nullable(),
});
export type OwnLink = z.infer<typeof OwnLink>;

export interface Linked {
  html: string;
  /** Absent where there are none. */
  links?: OwnLink[];
}

/** Of the attributes of a link. */
const HREF = /^((?:[^"]|"[^"]*")*?\shref=")([^"]*)(?=")/;

/** What is more in one text stays as it is written: to look up where so many lead would keep readers waiting. */
export const MAX_LINKS = 5000;

/**
 * Has links lead to the posts that they mean.
 * @param html safe HTML, as the text pipeline makes it, or this function
 * @param known the links of HTML that went through here before
 */
export function withOwnLinks(html: string, { find, mayFind }: PostFinder, known: OwnLink[] = []): Linked {
  const targets = new Map(known.map(({ at, target }) => [at, target]));
  const links = known.filter(({ at }) => at === undefined);
  let at = -1;
  const linked = withAttributes(html, 'a', (attributes) => attributes.replace(HREF, linkTo));
  return links.length > 0 ? { html: linked, links } : { html: linked };

  function linkTo(whole: string, before: string, href: string): string {
    at += 1;
    if (at >= MAX_LINKS) return whole;
    const target = targets.get(at) ?? plain(href);
    const path = find(target);
    const found = path === null ? target : address(path) + behindPath(target);
    if (found === target && !targets.has(at) && !mayFind(target)) return whole;
    links.push({ at, target, path });
    return before + escaped(found);
  }
}

/** Whether links lead to where the posts are now. */
export function areCurrent(links: OwnLink[], { find }: PostFinder): boolean {
  return links.every(({ target, path }) => find(target) === path);
}

/** A query at the CMS says which post is meant. */
const behindPath = (target: string) => (target.startsWith('/') ? /[?#].*$/ : /#.*$/).exec(target)?.[0] ?? '';

const plain = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

const escaped = (text: string) => text.replace(/[&"]/g, (sign) => (sign === '&' ? '&#x26;' : '&#x22;'));
