// What a post's HTML may consist of. Nothing in it runs, loads a frame, sends a form or changes how the site looks.
import { defaultSchema, type Options } from 'rehype-sanitize';
import { ATTRIBUTES, LAYOUTS, TOKENS } from './html/mathml';

type Attributes = NonNullable<Options['attributes']>[string];

// Whose words the styles in components/styles/cms.css know.
const CLASS =
  /^(kg-|wp-|is-|has-|align(left|right|center|wide|full)$|columns-|markdown-alert|code-title$|embed-link$|footnotes?-|fn$|screen-reader-text$|gallery|size-|blocks-|(?:[\w-]*[_-])?(?:lw)?toc(?:$|[_-])|table-of-contents)/;
const className: Attributes[number] = ['className', CLASS];

// No author of a post needs them, and they reach beyond it.
const LEFT_OUT = [
  'accessKey',
  'action',
  'encType',
  'method',
  'name',
  'tabIndex',
  'acceptCharset',
  'id',
  'useMap',
  'isMap',
];

const media: Attributes = ['src', 'controls', 'preload', 'loop', 'muted', 'playsInline', 'poster'];

// The first word on an attribute counts, so what is said here of classes replaces what is said there.
const byDefault = Object.fromEntries(
  Object.entries(defaultSchema.attributes ?? {}).map(([tag, list]) => [
    tag,
    list.filter((name) => !Array.isArray(name) || name[0] !== 'className'),
  ]),
);

const MATH = [...TOKENS, ...LAYOUTS];

// Where links may lead is judged in html/safe-links.ts.
const { href: _, ...protocols } = defaultSchema.protocols ?? {};

export const schema: Options = {
  ...defaultSchema,
  // Ids get their prefix in ids.ts, together with the links to them.
  clobber: [],
  strip: [
    'script',
    'style',
    'svg',
    'template',
    'title',
    'noembed',
    'noframes',
    'iframe',
    'object',
    'select',
    'textarea',
    'canvas',
    'xmp',
    'datalist',
  ],
  ancestors: {
    ...defaultSchema.ancestors,
    source: ['picture', 'audio', 'video'],
    track: ['audio', 'video'],
    figcaption: ['figure'],
    ...Object.fromEntries(MATH.map((name) => [name, ['math']])),
  },
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    'math',
    ...MATH,
    ...[
      'abbr',
      'address',
      'article',
      'aside',
      'audio',
      'bdi',
      'bdo',
      'caption',
      'center',
      'cite',
      'col',
      'colgroup',
      'data',
      'dfn',
      'figcaption',
      'figure',
      'footer',
      'header',
      'mark',
      'small',
      'time',
      'track',
      'u',
      'video',
      'wbr',
    ],
  ],
  attributes: {
    ...byDefault,
    '*': [
      ...(byDefault['*'] ?? []).filter((name) => !LEFT_OUT.includes(String(name))),
      'id',
      'lang',
      'ariaHidden',
      className,
    ],
    a: [
      ...(byDefault.a ?? []),
      'download',
      'type',
      [
        'rel',
        'nofollow',
        'ugc',
        'sponsored',
        'noopener',
        'noreferrer',
        'me',
        'external',
        'license',
        'tag',
        'bookmark',
      ],
      ['className', 'data-footnote-backref', CLASS],
    ],
    audio: media,
    video: media,
    code: [['className', /^language-./, /^math-(inline|display)$/]],
    h2: [['className', 'sr-only', CLASS]],
    img: [
      ...(byDefault.img ?? []),
      'srcSet',
      'sizes',
      ['loading', 'lazy', 'eager'],
      ['decoding', 'async', 'sync', 'auto'],
    ],
    li: [['className', 'task-list-item', CLASS], 'value'],
    ol: [...(byDefault.ol ?? []), 'reversed', 'type', ['className', 'contains-task-list', CLASS]],
    section: [...(byDefault.section ?? []), ['className', 'footnotes', CLASS]],
    source: ['src', 'srcSet', 'sizes', 'type', 'media'],
    track: ['src', 'kind', 'srcLang', 'label', 'default'],
    ...Object.fromEntries(['math', ...MATH].map((name) => [name, ATTRIBUTES])),
    ul: [...(byDefault.ul ?? []), ['className', 'contains-task-list', CLASS]],
  },
  // Of data only pictures that were pasted are left (html/safe-links.ts).
  protocols: { ...protocols, src: ['http', 'https', 'data'], poster: ['http', 'https'] },
};
