// Parts of components that have a form of their own: quotes, samples, links, and what was uploaded.
import { z } from 'zod';
import { isObject } from '../is-object';
import { escaped } from '../text/entities';
import { isHtml } from '../text/is-html';
import { codeBlock, imageTag, linkTo, withCaption } from './html';
import type { Fields } from './json';
import { Media } from './media';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const find = (fields: Fields, names: RegExp) =>
  Object.entries(fields).find((field): field is [string, string] => names.test(field[0]) && isText(field[1]));

/** @returns null where no words of it are known, and it is as any other */
export function quoteIn({ __component: _, ...fields }: Fields): { html: string; used: string[] } | null {
  const [saidIn, said] = find(fields, /^(?:body|quote|text|content)$/i) ?? [];
  const [byIn, by] = find(fields, /^(?:title|author(?:_?name)?|source|cite|citation|name)$/i) ?? [];
  if (saidIn === undefined || said === undefined) return null;
  const words = isHtml(said) ? said : `<p>${escaped(said)}</p>`;
  const source = by === undefined ? '' : `<p><cite>${escaped(by)}</cite></p>`;
  return { html: `<blockquote>${words}${source}</blockquote>`, used: [saidIn, byIn ?? ''] };
}

export function codeOf({ code: text, language }: Fields): string {
  const name = typeof language === 'string' ? language : 'plaintext';
  return codeBlock(name, escaped(String(text)));
}

const ADDRESS = /^(?:url|link|href|embed|video|(?:button|link|cta)_?(?:url|link|href))$/i;
const LEADS = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;
const LABEL = /^(?:label|(?:button|link|cta)_?(?:text|label|title))$/i;

/** Links by the fields that have their addresses, and the field with the words of the first, where there is one. */
export function linksIn(fields: Fields, name: string) {
  const addresses = Object.entries(fields).flatMap(([field, value]): [string, string][] =>
    ADDRESS.test(field) && isText(value) && LEADS.test(value) ? [[field, value]] : [],
  );
  const ofLink = /(?:button|link|cta)s?$/i.test(name) ? find(fields, /^(?:title|text)$/i) : undefined;
  const [label, words] = (addresses.length > 0 && (find(fields, LABEL) ?? ofLink)) || [];
  const links = addresses.map(([field, href], at): [string, string] => [
    field,
    linkTo(href, (at === 0 && words) || href),
  ]);
  return { label, links: new Map(links) };
}

const AllMedia = z.array(Media);
const MAX_ADDRESS = 4000;

/** What only has an address may be a link. */
const isUpload = ({ url, mime }: Media) =>
  Boolean(mime) ||
  (url.length <= MAX_ADDRESS && /^(?:https?:\/\/[^/]*)?\/.*\.(?!html?\b)[a-z\d]{2,5}(?:[?#].*)?$/i.test(url));

/** Each file that was uploaded; null where something else is in a field. */
export function mediaIn(value: unknown): string[] | null {
  const list = [value].flat();
  // Asked first, for an answer of no costs most.
  const mayBe = list.every((each) => isObject(each) && typeof each.url === 'string');
  const media = mayBe ? AllMedia.safeParse(list).data : null;
  return media?.length && media.every(isUpload) ? media.map(mediaTag) : null;
}

function mediaTag(media: Media): string {
  const { url, alternativeText, mime } = media;
  const src = escaped(url);
  if (mime?.startsWith('video/')) return withCaption(media, `<video controls src="${src}"></video>`);
  if (mime?.startsWith('audio/')) return withCaption(media, `<audio controls src="${src}"></audio>`);
  if (mime && !mime.startsWith('image/')) return linkTo(url, alternativeText || url);
  return withCaption(media, imageTag(media), `<p>${imageTag(media)}</p>`);
}
