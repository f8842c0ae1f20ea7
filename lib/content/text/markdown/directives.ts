// Containers between lines of `:::`, as Docusaurus, VuePress, Zenn, Qiita, HackMD and Pandoc write them, and Nuxt's between
// `::name` and `::`. Only these: `:word` in a sentence and `::word` stay as they are.
import type { Root } from 'mdast';
import { type ContainerDirective, directiveFromMarkdown } from 'mdast-util-directive';
import { toString as wordsIn } from 'mdast-util-to-string';
import { directive } from 'micromark-extension-directive';
import type { Processor } from 'unified';
import { visit } from '../visit';
import { alertOf, kindOf } from './alert-kinds';
import { outsideCode, replacedOutside } from './outside-code';

// Attributes stand in braces, alone or behind the name, and may have the name and the title in them. Behind a space they
// have a sign of one, or are all that follows: `::: tip {collapsible}`.
const OPENING =
  /(?<=^|\n)(?<before>[ \t>]*)(?<colons>:{3,})[ \t]*(?:\{(?<braces>[^{}\n]*)\}|\.?(?<word>[A-Za-z][\w-]*)(?:#[\w-]+)?(?:[ \t]*\{(?:(?<=[\w-]\{)|(?=[ \t]*[.#]|[^{}\n]*=|[\w-]*\}[ \t:]*(?:\n|$)))(?<more>[^{}\n]*)\})?)[ \t]*(?<rest>[^\n]*)/;
const CLOSING_COLONS = /(?<!:):{3,}$/;
const BEHIND_TITLE = /(?<![ \t])[ \t]*\{open\}$|(?<=^\[[^\n]{1,300}\])[ \t]{0,9}\{[#.][^{}]{1,300}\}$/;
const NAMES = [/(?:^|\s)\.([A-Za-z][\w-]*)/, /^[ \t]*#?([A-Za-z][\w-]*)/];
const CLASSES = /(?<!\S)\.[\w-]+/g;
const TITLE = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)')/;
const TYPE = /(?:^|\s)(?:type|color)=["']?([a-z]+)/;

const NOT_SHOWN = 'not-shown';

/** What Quarto has for other forms than pages: `::: {.content-hidden when-format="html"}` */
function isNotForPages(name: string, braces: string): boolean {
  if (!/^content-(?:hidden|visible)$/.test(name))
    return name === 'hidden' && braces.match(CLASSES)?.join(' ') === '.hidden';
  const [, asked, format = ''] = /(when|unless)-format=["']?(\w+)/.exec(braces) ?? [];
  const isMet = asked === undefined || (asked === 'when') === /^html/.test(format);
  return (name === 'content-hidden') === isMet;
}

/** Brings the opening lines into the form that the parser knows: `:::note[Title]`. */
export function prepareDirectives(markdown: string): string {
  if (!markdown.includes(':::')) return markdown;
  // A title may have code in it.
  const prepared = replacedOutside(markdown, OPENING, (whole, groups) => {
    const { before = '', colons = '', braces = '', word, more = '', rest = '' } = groups;
    const said = word ?? NAMES.map((form) => form.exec(braces)?.[1]).find(Boolean);
    if (!said) return whole;
    const type = /^(?:alert|callout|admonition|message)$/.test(said) ? TYPE.exec(braces + more)?.[1] : null;
    const name = type && kindOf(type) ? type : said;
    if (isNotForPages(said, more + braces)) return `${before}${colons}${NOT_SHOWN}`;
    const words = rest.trimEnd().replace(CLOSING_COLONS, '').trimEnd().replace(BEHIND_TITLE, '');
    const title = TITLE.exec(`${braces}${more}`)?.slice(1).find(Boolean) ?? words;
    return `${before}${colons}${name}${title.startsWith('[') || title === '' ? title : `[${title.replace(/[[\]]/g, '\\$&')}]`}`;
  });
  return nested(prepared);
}

const FENCE = /^([ \t>]*)(:{3,})(?!:)([^\n]*)$/gm;

interface Fence {
  before: string;
  colons: number;
  isEnd: boolean;
  isWords: boolean;
  isClosed: boolean;
}

/** With more colons around a box than within it: of as many, the parser would end the outer one first. */
function nested(markdown: string): string {
  const fences: Fence[] = [];
  outsideCode(markdown, (text) => {
    for (const [, before = '', { length } = '', rest = ''] of text.matchAll(FENCE))
      fences.push({ before, colons: length, isEnd: rest.trim() === '', isWords: false, isClosed: false });
    return text;
  });
  setColons(fences);
  const each = fences.values();
  return outsideCode(markdown, (text) =>
    text.replace(FENCE, (_, before: string, colons: string, rest: string) => {
      const fence = each.next().value;
      // What nobody ended is to be read.
      const name = rest === NOT_SHOWN && !fence?.isClosed ? 'shown' : rest;
      return `${before}${fence?.isWords ? '\\' : ''}${':'.repeat(fence?.colons ?? colons.length)}${name}`;
    }),
  );
}

// Boxes within so many others are words: to parse them would take long, and the text grow by its own square.
const MAX_DEPTH = 20;

function setColons(fences: Fence[]): void {
  const open: { fence: Fence; most: number }[] = [];
  for (const fence of fences) {
    if (!fence.isEnd) {
      fence.isWords = open.length >= MAX_DEPTH;
      open.push({ fence, most: fence.colons });
    }
    if (!fence.isEnd || open.length === 0) continue;
    const isOpened = ({ fence: { before, colons } }: { fence: Fence }) =>
      before === fence.before && colons <= fence.colons;
    const back = open.slice(-MAX_DEPTH).reverse().findIndex(isOpened);
    if (back < 0) continue;
    const [box] = open.splice(-1 - back);
    if (!box) continue;
    box.fence.isClosed = true;
    fence.isWords = box.fence.isWords;
    fence.colons = box.most;
    box.fence.colons = box.most;
    const around = open.at(-1);
    if (around && !fence.isWords) around.most = Math.max(around.most, box.most + 1);
  }
}

/** A remark plugin. */
export function remarkContainers(this: Processor) {
  const data = this.data();
  const flow = directive().flow?.[58];
  const [container] = Array.isArray(flow) ? flow : [flow];
  if (!container) return undefined;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: { 58: container } }];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
  return (tree: Root) => {
    visit(tree, 'containerDirective', (node, index, parent) => {
      if (node.name === NOT_SHOWN && parent && index !== undefined) {
        parent.children.splice(index, 1);
        return index;
      }
      render(node);
      return undefined;
    });
  };
}

function render(node: ContainerDirective): void {
  const [label] = node.children;
  const hasLabel = label?.type === 'paragraph' && label.data && 'directiveLabel' in label.data;
  const words = hasLabel ? wordsIn(label) : '';
  // Quarto's `callout-note`.
  const name = node.name.toLowerCase().replace(/^callout-/, '');
  // Qiita's `:::note warn` and Zenn's `:::message alert` say the kind in the label.
  const own = kindOf(words);
  const kind = own && /^(note|message)$/.test(name) ? own : kindOf(name);
  if (/^(details|spoiler|collapse|toggle)$/.test(name)) {
    node.data = { hName: 'details' };
    if (hasLabel) label.data = { ...label.data, hName: 'summary' };
  } else if (kind) {
    // Its title may be its first heading.
    const heading = name !== node.name && label?.type === 'heading' ? label : null;
    const title = heading?.children ?? (hasLabel && (own === null || kind !== own) ? label.children : null);
    if (hasLabel || heading) node.children.shift();
    alertOf(node, kind, title);
  } else {
    node.data = { hName: 'div' };
  }
}
