// What strangers and careless editors could put into a post, a line a kind. Nothing of it may run in a reader's
// browser, load a frame, send a form, or stand in for a part of the page.
import fc from 'fast-check';
import type { Element } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { toHtml } from '../../../../lib/content/text/html';
import { ATTACKS, IN_MARKDOWN } from '../../../support/attacks';

const parser = unified().use(rehypeParse, { fragment: true });

const TAGS =
  /^(script|style|iframe|frame|frameset|object|embed|applet|form|button|select|textarea|link|meta|base|svg|template|noscript|portal|dialog|marquee|plaintext|xmp|title|slot)$/;
const ADDRESSES = [
  'href',
  'src',
  'poster',
  'cite',
  'action',
  'formAction',
  'data',
  'background',
  'ping',
  'longDesc',
  'xLinkHref',
  'srcDoc',
  'manifest',
  'codeBase',
  'classId',
  'profile',
  'dynsrc',
  'lowsrc',
];
const SAFE =
  /^(https?:|mailto:|tel:|sms:|irc|xmpp:|geo:|webcal:|magnet:|#|\/(?!\/)|\.{0,2}\/|[^:]*$|data:image\/png;base64,[A-Za-z\d+/=]{400,}$)/i;
const OF_THE_PAGE = ['content', '__next', '__NEXT_DATA__', 'main', 'next'];

/** What the page itself makes a stop of the keyboard, or none. */
function isOfThePage({ tagName, properties: { tabIndex, className } }: Element): boolean {
  if (tabIndex === -1) return tagName === 'a' && String(className) === 'anchor';
  return tabIndex === 0 && (tagName === 'pre' || String(className) === 'wide');
}

/** Everything in the HTML that could do something, found by parsing it as a browser does. */
function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  const ids = new Set<string>();
  visit(parser.parse(html), (node) => {
    if (node.type === 'comment' || node.type === 'doctype' || node.type === 'raw') dangers.push(node.type);
    if (node.type !== 'element') return;
    const { tagName, properties } = node as Element;
    if (TAGS.test(tagName)) dangers.push(`<${tagName}>`);
    if (tagName === 'input' && properties.type !== 'checkbox') dangers.push('<input>');
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'tabIndex' && isOfThePage(node as Element)) continue;
      const text = [value ?? ''].flat().join(' ');
      if (/^on/i.test(name)) dangers.push(`${name}=`);
      if (
        [
          'style',
          'name',
          'srcDoc',
          'is',
          'slot',
          'target',
          'tabIndex',
          'accessKey',
          'contentEditable',
          'autoFocus',
          'autoPlay',
          'ping',
          'form',
          'formAction',
        ].includes(name) &&
        !(tagName === 'math')
      )
        dangers.push(`${name}=`);
      // As a browser reads an address: without what it leaves out.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
      if (ADDRESSES.includes(name) && !SAFE.test(text.replace(/[\u0000-\u0020]/g, '')))
        dangers.push(`${name}=${text}`);
      if (name === 'srcSet' && /(script|data):/i.test(text)) dangers.push(`srcset=${text}`);
    }
    const id = typeof properties.id === 'string' ? properties.id : null;
    if (id !== null && (OF_THE_PAGE.includes(id) || ids.has(id))) dangers.push(`id=${id}`);
    if (id !== null) ids.add(id);
  });
  return dangers;
}

test.each(ATTACKS)('in HTML and in Markdown: %s', async (attack) => {
  expect(dangersIn(await toHtml({ content: attack, format: 'html' }))).toEqual([]);
  expect(
    dangersIn(await toHtml({ content: `Before.\n\n${attack}\n\nAfter ${attack} it.`, format: 'markdown' })),
  ).toEqual([]);
});

test.each(IN_MARKDOWN)('in Markdown: %s', async (attack) => {
  expect(dangersIn(await toHtml({ content: attack, format: 'markdown' }))).toEqual([]);
});

const RUNS = 200;

// Signs that open something in one of the languages that meet here.
const SIGNS = [
  '\n',
  '\n\n',
  ' ',
  '<',
  '>',
  '"',
  "'",
  '`',
  '```\n',
  '$',
  '$$',
  '*',
  '_',
  '[',
  '](',
  ')',
  '{',
  '}',
  '{:',
  ':::note\n',
  ':::\n',
  '[[',
  ']]',
  '|',
  '{% raw %}',
  '{% endraw %}',
  '{{< ',
  ' >}}',
  '<div>',
  '</p>',
  '<!--',
  '-->',
  '<pre>',
  '    ',
  '> ',
  '- ',
  ': ',
  '&lt;',
  '&quot;',
  '\\',
  '[^1]',
  '[^1]: ',
  '# ',
  '| a |\n|---|\n',
  '~~',
  '==',
  '%%',
  '한글',
];

test('in any mixture, and no mixture is too much', async () => {
  const pieces = fc.array(fc.constantFrom(...SIGNS, ...ATTACKS, ...IN_MARKDOWN), {
    minLength: 2,
    maxLength: 12,
  });
  const check = async (list: string[]) => {
    const content = list.join('');
    expect(dangersIn(await toHtml({ content, format: 'markdown' }))).toEqual([]);
    expect(dangersIn(await toHtml({ content, format: 'html' }))).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(pieces, check), { seed: 7, numRuns: RUNS });
});

test('the dangers are seen where they are', () => {
  const all =
    '<img src=x onerror=a()><a href="javascript:a()" style="x" name="b">x</a><script></script><p id="__next"><!--x-->';
  expect(dangersIn(all)).toHaveLength(7);
});
