// What Editor.js keeps as JSON in a field, as HTML: a list of blocks, whose words are HTML already.
import { isObject } from '../is-object';
import { isPictureAddress } from '../pictures/picture-address';
import { escaped } from '../text/entities';
import { codeBlock, figure, linkTo } from './html';
import { type Fields, fieldsOf, stringOf } from './json';

const isBlock = (part: unknown): part is { type: string; data: Fields } =>
  isObject(part) && typeof part.type === 'string' && isObject(part.data);

/** @returns its blocks; null for what is of no Editor.js */
export function editorJsIn(value: unknown): unknown[] | null {
  const blocks = isObject(value) ? value.blocks : value;
  return Array.isArray(blocks) && blocks.length > 0 && blocks.every(isBlock) ? blocks : null;
}

/** @param tell is called with the name of each block that is not shown */
export const editorJsToHtml = (blocks: unknown[], tell: (type: string) => void): string =>
  blocks
    .map((block) => {
      if (!isBlock(block)) return '';
      const html = toHtml(block.type.toLowerCase(), block.data);
      if (html === null) tell(block.type);
      return html ?? '';
    })
    .filter(Boolean)
    .join('\n');

function toHtml(type: string, data: Fields): string | null {
  const words = stringOf(data.text);
  switch (type) {
    case 'paragraph':
      return `<p>${words}</p>`;
    case 'header':
    case 'heading': {
      const level = [1, 2, 3, 4, 5, 6].find((each) => each === Number(data.level)) ?? 2;
      return `<h${level}>${words}</h${level}>`;
    }
    case 'list':
    case 'nestedlist':
    case 'checklist':
      return listOf(data.items, data.style === 'ordered' ? 'ol' : 'ul');
    case 'quote':
      return `<blockquote><p>${words}</p>${data.caption ? `<p><cite>${stringOf(data.caption)}</cite></p>` : ''}</blockquote>`;
    case 'warning':
    case 'alert':
      return `${data.title ? `<p><strong>${stringOf(data.title)}</strong></p>` : ''}<p>${stringOf(data.message) || words}</p>`;
    case 'code':
      return codeBlock(stringOf(data.language) || 'plaintext', escaped(stringOf(data.code)));
    case 'delimiter':
      return '<hr>';
    case 'raw':
      return stringOf(data.html);
    case 'table':
      return tableOf(data.content, data.withHeadings === true);
    default:
      return leadingTo(data) ?? (words === '' ? null : `<p>${words}</p>`);
  }
}

function listOf(items: unknown, tagName: 'ul' | 'ol'): string {
  const shown = (Array.isArray(items) ? items : []).map((item) => {
    const { content, text: words, checked, meta, items: inner } = fieldsOf(item);
    const isDone = checked ?? fieldsOf(meta).checked;
    const task = typeof isDone === 'boolean' ? ` data-checked="${isDone}"` : '';
    const below = Array.isArray(inner) && inner.length > 0 ? listOf(inner, tagName) : '';
    return `<li${task}>${stringOf(item) || stringOf(content) || stringOf(words)}${below}</li>`;
  });
  return `<${tagName}>${shown.join('')}</${tagName}>`;
}

/** @param hasHead whether its first row says what the columns are */
function tableOf(rows: unknown, hasHead: boolean): string {
  const shown = (Array.isArray(rows) ? rows : []).map((row, at) => {
    const name = hasHead && at === 0 ? 'th' : 'td';
    const cells = (Array.isArray(row) ? row : []).map((cell) => `<${name}>${stringOf(cell)}</${name}>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${shown.join('')}</table>`;
}

/** Pictures, players, files and links, with what is said of them. */
function leadingTo(data: Fields): string | null {
  const { file, url, source, embed, link, meta, caption, title, withBorder, stretched } = data;
  const { url: uploaded, name, title: named } = fieldsOf(file);
  const address = [uploaded, url, source, embed, link].map(stringOf).find(Boolean);
  if (!address) return null;
  const isImage = isPictureAddress(address) || withBorder !== undefined || stretched !== undefined;
  const words = [title, named, fieldsOf(meta).title, name].map(stringOf).find(Boolean);
  const shown = isImage ? `<img src="${escaped(address)}" alt="">` : linkTo(address, words ?? address);
  return caption ? figure(shown, stringOf(caption)) : shown;
}
