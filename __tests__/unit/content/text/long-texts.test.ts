// What strangers and CMSs may send of any length, and the process looks at that answers readers: it takes its length.
import { atCms } from '../../../../lib/content/api/at-cms';
import { splitFrontMatter } from '../../../../lib/content/markdown/front-matter/front-matter';
import { problemKinds } from '../../../../lib/content/markdown/tell';
import { textOf } from '../../../../lib/content/strapi/text';
import { withRoot } from '../../../../lib/content/strapi/with-root';
import { withFigures } from '../../../../lib/content/text/html/captions';
import { element, findIn, text } from '../../../../lib/content/text/html/element';
import { parseFragment } from '../../../../lib/content/text/html/fragment';
import { lostWith } from '../../../../lib/content/text/html/lost';
import { publicPart } from '../../../../lib/content/text/html/members';
import { withBareAddresses } from '../../../../lib/rendering/links/bare-addresses';
import { isOfPost } from '../../../../lib/server/draft-cookie';
import { endIfSlow } from '../../../support/end-if-slow';

const MEGABYTE = 1_000_000;
const MANY = 30_000;
const CAPTIONS = '<i class="caption">a</i>'.repeat(MANY);

function hasFigure(html: string): boolean {
  const tree = parseFragment(html);
  withFigures(tree);
  return findIn(tree, ({ tagName }) => tagName === 'figure') !== null;
}

function isScriptLost(html: string): boolean {
  const tree = parseFragment(html);
  const script = element('script', {}, [text('call("plum")')]);
  return Array.from({ length: MANY }, () => lostWith(script, [tree], [])).some((lost) => lost !== null);
}

// #region strapi
const nested = (depth: number, field: string): unknown => {
  let value: unknown = 1;
  for (let n = 0; n < depth; n++) value = { [field]: value };
  return value;
};
// #endregion

test.each<[string, () => unknown, unknown]>([
  ['an address of data', () => isOfPost(`/_next/data/${'a'.repeat(MEGABYTE)}`, ''), false],
  [
    'brackets in what an author is told',
    () => problemKinds([{ file: 'a.md', problems: [`a.md: "a"${'('.repeat(MEGABYTE)}`] }]).length,
    1,
  ],
  [
    'forms with room in them',
    () => atCms(`<form action=${' '.repeat(3900)}x>`.repeat(3000), 'https://cms.example/').length,
    3000 * '<form action="https://cms.example/">'.length,
  ],
  ['captions without a picture', () => hasFigure(`<div>${CAPTIONS}</div>`), false],
  ['captions beside one picture', () => hasFigure(`<div><b>${CAPTIONS}</b><img></div>`), false],
  ['paragraphs with scripts', () => isScriptLost('<p></p>'.repeat(MANY)), false],
  [
    'words below fields with two colons',
    () => splitFrontMatter(`${'name:: value\n'.repeat(30)}${'words '.repeat(MEGABYTE / 6)}`).content.length,
    MEGABYTE,
  ],
  ...['<!--kg-gated-block:end ', ' class="', ' class=  ', '<!-- ', ' '].map(
    (sign): [string, () => unknown, unknown] => [
      `signs of parts for members, as ${JSON.stringify(sign)}`,
      () => publicPart(sign.repeat(MEGABYTE / sign.length)).length > 0,
      true,
    ],
  ),
  [
    'links that nobody ended',
    () => withBareAddresses('<a rel="a" href="https://b" rel="c" '.repeat(MANY)).includes('class'),
    false,
  ],
  // #region strapi
  ['parts of a component', () => textOf([{ __component: 'a.b', items: Array(49_000).fill(1) }]).content, ''],
  ['names of fields within each other', () => textOf(nested(190, 'f'.repeat(MEGABYTE / 5))).content, ''],
  ['tags that nobody ended', () => textOf(`<p>${'<hr '.repeat(MEGABYTE / 4)}`).format, 'markdown'],
  ['spaces', () => withRoot(' '.repeat(MEGABYTE), 'https://cms.example').length, MEGABYTE],
  [
    'addresses of files in one line',
    () => withRoot(' /uploads/'.repeat(MEGABYTE / 10), 'https://cms.example').length,
    MEGABYTE,
  ],
  // #endregion
])('megabytes of %s', (_, work, expected) => {
  const found = endIfSlow(work);
  if (typeof expected === 'number') expect(found).toBeGreaterThanOrEqual(expected);
  else expect(found).toBe(expected);
});
