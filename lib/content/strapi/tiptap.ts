// What TipTap, and other editors that are made of ProseMirror, keep as JSON in a field, as HTML.
import { isObject } from '../is-object';
import { escaped } from '../text/entities';
import { codeBlock, figure, linkTo } from './html';
import { type Fields, fieldsOf, stringOf } from './json';

export const isTipTap = (value: unknown): boolean =>
  isObject(value) && value.type === 'doc' && Array.isArray(value.content);

const MARKS = new Map(
  Object.entries({
    bold: 'strong',
    strong: 'strong',
    italic: 'em',
    em: 'em',
    strike: 's',
    underline: 'u',
    code: 'code',
    highlight: 'mark',
    subscript: 'sub',
    superscript: 'sup',
  }),
);

const ELEMENTS = new Map(
  Object.entries({
    paragraph: 'p',
    bulletlist: 'ul',
    tasklist: 'ul',
    listitem: 'li',
    blockquote: 'blockquote',
    table: 'table',
    tablerow: 'tr',
    details: 'details',
    detailssummary: 'summary',
    detailscontent: 'div',
    figure: 'figure',
    figcaption: 'figcaption',
  }),
);

/** @param tell is called with the name of each node that is not shown */
export function tipTapToHtml(node: unknown, tell: (type: string) => void): string {
  const { type, text: words, marks, attrs, content } = fieldsOf(node);
  if (typeof words === 'string') return marked(words, marks);
  const name = stringOf(type).toLowerCase().replaceAll('_', '');
  const inside = (Array.isArray(content) ? content : []).map((each) => tipTapToHtml(each, tell)).join('');
  if (name === 'doc') return inside;
  const element = ELEMENTS.get(name);
  if (element) return `<${element}>${inside}</${element}>`;
  const shown = withSettings(name, fieldsOf(attrs), inside);
  if (shown === '') tell(stringOf(type));
  return shown;
}

function withSettings(name: string, attrs: Fields, inside: string): string {
  const number = (value: unknown) => (Number.isInteger(value) ? Number(value) : null);
  switch (name) {
    case 'heading': {
      const level = Math.min(Math.max(number(attrs.level) ?? 2, 1), 6);
      return `<h${level}>${inside}</h${level}>`;
    }
    case 'orderedlist':
      return `<ol start="${number(attrs.start ?? attrs.order) ?? 1}">${inside}</ol>`;
    case 'taskitem':
      return `<li data-checked="${attrs.checked === true}">${inside}</li>`;
    case 'codeblock':
      return codeBlock(stringOf(attrs.language) || 'plaintext', inside);
    case 'tablecell':
    case 'tableheader': {
      const cell = name === 'tablecell' ? 'td' : 'th';
      return `<${cell} colspan="${number(attrs.colspan) ?? 1}" rowspan="${number(attrs.rowspan) ?? 1}">${inside}</${cell}>`;
    }
    case 'horizontalrule':
      return '<hr>';
    case 'hardbreak':
      return '<br>';
    default:
      return inside || leadingTo(name, attrs);
  }
}

/** Pictures, players, links and people. */
function leadingTo(name: string, { src, url, href, alt, title, label, id }: Fields): string {
  const address = [src, url, href].map(stringOf).find(Boolean);
  if (name === 'mention' || name === 'emoji') return escaped(stringOf(label) || stringOf(id));
  if (!address) return '';
  if (!/image|img|picture|photo/.test(name)) return linkTo(address, stringOf(title) || address);
  const image = `<img src="${escaped(address)}" alt="${escaped(stringOf(alt))}">`;
  return title ? figure(image, escaped(stringOf(title))) : image;
}

function marked(words: string, marks: unknown): string {
  let html = escaped(words);
  for (const mark of Array.isArray(marks) ? marks : []) {
    const { type, attrs } = fieldsOf(mark);
    const element = MARKS.get(stringOf(type));
    if (element) html = `<${element}>${html}</${element}>`;
    if (type === 'link') html = `<a href="${escaped(stringOf(fieldsOf(attrs).href))}">${html}</a>`;
  }
  return html;
}
