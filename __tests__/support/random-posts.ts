// Posts as nobody writes them, at random: their structure, sizes, encodings and nesting.
import fc from 'fast-check';

export interface RandomPost {
  slug: string;
  title: string;
  text: string;
  format: 'markdown' | 'html';
  tags: string[];
  /** Values for fields that a source gives, of any kind. */
  odd: Record<string, unknown>;
  /** Of a file. */
  encoding: 'utf8' | 'utf16le' | 'latin1' | 'bytes';
  bytes: Uint8Array;
}

const SIGNS =
  '> |- |* |1. |- [ ] |# |*|_|**|~~|==|`|```\n|~~~js\n|[|]|(|)|![|](|[^1]|[^1]: |[a]: |$|$$\n|\\(|{%|%}|{{|}}|{% raw %}|' +
  '{:|::: note\n|:::\n|:a[|---\n|+++\n|{|}|import a from "b"\n|export const a = 1\n|<|>|</|/>|&|&#x|&amp;|<!--|-->|]]>|' +
  '<div>|</div>|<p>|<a href="|">|<table><tr><td>|</table>|<svg>|<math>|<style>|<script>|<template>|<details>|<font>|' +
  '<iframe src="https://www.youtube.com/embed/x">|<pre><code class="language-js">|<img src=x alt="|<b|<Tabs a={1}>|' +
  'https://a.example/b|@|:smile:|가|😀|\u200b|\u202e|\ufeff|\0|\u0007|\ud800|a|word |\n|\n\n|\t|    |\r\n';

const signs = fc.constantFrom(...SIGNS.split('|'), '|', '|---|\n');
const times = fc.oneof(
  { weight: 150, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 20, arbitrary: fc.integer({ min: 10, max: 100 }) },
  // Those that may take minutes.
  { weight: 1, arbitrary: fc.integer({ min: 500, max: 5000 }) },
);
const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
const runs = fc.tuple(signs, times).map(([sign, count]) => sign.repeat(count));
const pairs = fc
  .tuple(signs, signs, times, anything)
  .map(([open, close, count, inner]) => open.repeat(count) + inner + close.repeat(count));
const lengths = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 1000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1000, max: 40_000 }) },
);
const words = lengths.map((count) => 'Words of a text. '.repeat(count));

const texts = fc
  .array(
    fc.oneof(
      { weight: 40, arbitrary: runs },
      { weight: 30, arbitrary: anything },
      { weight: 20, arbitrary: pairs },
      { weight: 1, arbitrary: words },
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

/** What may be an address, and a file's name. */
const isSlug = (text: string) => text.isWellFormed() && !/[/\0]/.test(text) && text.length > 0;

const slugs = fc.oneof(
  { weight: 6, arbitrary: fc.nat().map((number) => `post-${number}`) },
  { weight: 1, arbitrary: anything.filter(isSlug) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '[id]', 'index', 'a%2Fb', '..', 'é') },
);

const FIELDS =
  'id documentId title content html body excerpt custom_excerpt slug format tags author authors publishedAt published_at ' +
  'updatedAt updated_at date_gmt modified_gmt status feature_image cover lang draft unpublishAt seo aliases formerIds ' +
  '_embedded yoast_head_json canonical_url codeinjection_head __proto__';
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  anything,
  texts,
  fc.constantFrom('2026-02-30', '9999-12-31T23:59:59Z', '0000-01-01', '2026-11-20', 1e308, -1, ''),
  fc.constantFrom({ rendered: '<p>' }, { current: null }, [[[[]]]], [{ name: '<b>' }], { src: '//x' }),
);
const odd = fc.dictionary(fc.constantFrom(...FIELDS.split(' ')), values, { maxKeys: 4 });

export const randomPosts: fc.Arbitrary<RandomPost> = fc.record({
  slug: slugs,
  title: fc.oneof({ weight: 4, arbitrary: fc.string({ minLength: 1 }) }, { weight: 1, arbitrary: texts }),
  text: texts,
  format: fc.constantFrom('markdown', 'html'),
  tags: fc.array(fc.oneof(anything, fc.constantFrom('news', 'a/b', '..', '[tag]')), { maxLength: 6 }),
  odd: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: odd }),
  encoding: fc.oneof(
    { weight: 5, arbitrary: fc.constant('utf8' as const) },
    { weight: 2, arbitrary: fc.constantFrom('utf16le' as const, 'latin1' as const, 'bytes' as const) },
  ),
  bytes: fc.uint8Array({ maxLength: 2000 }),
});
