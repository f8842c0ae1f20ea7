// The same blog made in other ways: each page rendered for each request, and Next's ISR alone. Components, routes and
// content source are the blog's own; what is cut off is everything that this project adds.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOut, PROJECT } from './site.mjs';

const CONFIG = `module.exports = {
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: ['lmdb'],
  env: { BLOG_BASE_PATH: '', BLOG_TRAILING_SLASH: 'false', BLOG_DIST_DIR: '.next' },
};
`;

/** What a page's file ends with, by way of rendering. */
const ENDINGS = {
  request: (props) => `export const getServerSideProps = async ({ params, res }) => {
  const props = await ${props};
  return props ? { props } : { notFound: true };
};
`,
  // What a publish does not renew, such as other pages of tags, time does.
  isr: (
    props,
    isDynamic,
  ) => `${isDynamic ? "export const getStaticPaths = () => ({ paths: [], fallback: 'blocking' });\n" : ''}
export const getStaticProps = async ({ params }) => {
  const props = await ${props};
  return props ? { props, revalidate: 3600 } : { notFound: true, revalidate: 3600 };
};
`,
};

const PAGES = {
  'pages/index.tsx': ['readHome()', false],
  'pages/blog/[id].tsx': ['readPost(params.id)', true],
  'pages/tags/[tag].tsx': ['readTag(params.tag)', true],
};

const KEPT = [
  '_app.tsx',
  '_document.tsx',
  '_error.tsx',
  '404.tsx',
  '500.tsx',
  'index.tsx',
  'blog',
  'tags',
  'feed.xml.ts',
];

const FEED = `export default function Document() {
  return null;
}

export const getServerSideProps = async ({ res }) => {
  const { type, body } = await readFeed();
  res.setHeader('Content-Type', type);
  res.end(body);
  return { props: {} };
};
`;

// As in Next's guide.
const API = `export default async function handler(req, res) {
  await res.revalidate('/blog/' + req.body.id);
  await res.revalidate('/');
  res.json({ revalidated: true });
}
`;

const IMPORT = /^import ([^;]*?) from '[^']*';\n/gm;

/** Without what only the cut-off part needs: it is the server's. */
function withoutUnusedImports(text) {
  const rest = text.replace(IMPORT, '');
  const isUsed = (names) => names.match(/\w+/g).some((name) => new RegExp(`\\b${name}\\b`).test(rest));
  return text.replace(IMPORT, (line, names) => (isUsed(names) ? line : ''));
}

/** The page's own component, with another way of getting its props. */
function pageWith(text, file, way) {
  const [props, isDynamic] = PAGES[file];
  const at = text.search(/^export const get(Static|ServerSide)/m);
  if (at === -1) throw new Error(`${file} has no getStaticProps.`);
  return (
    importing(file, props.slice(0, props.indexOf('('))) +
    withoutUnusedImports(text.slice(0, at)) +
    ENDINGS[way](props, isDynamic)
  );
}

/** Imports how the page reads its props, and nothing else: what no props need would get into the client's bundle. */
const importing = (file, name) =>
  `// @ts-nocheck\nimport { ${name} } from '${'../'.repeat(file.split('/').length - 1)}bench/plain-reads';\n`;

/** Lays it out. @param way `request` or `isr` */
export function layOutPlain(name, way) {
  const removed = readdirSync(join(PROJECT, 'pages')).filter((file) => !KEPT.includes(file));
  return layOut(name, {
    ...Object.fromEntries(removed.map((file) => [`pages/${file}`, null])),
    'pages/tags/index.tsx': null,
    'pages/tags/[tag]': null,
    // Without one, Next would take that of the folder above.
    'instrumentation.ts': () => 'export function register() {}\n',
    'next.config.js': () => CONFIG,
    'bench/plain-reads.ts': () => readFileSync(join(PROJECT, 'bench/plain-reads.ts'), 'utf8'),
    'pages/feed.xml.ts': () => importing('pages/feed.xml.ts', 'readFeed') + FEED,
    ...(way === 'isr' ? { 'pages/api/revalidate.ts': () => API } : {}),
    ...Object.fromEntries(Object.keys(PAGES).map((file) => [file, (text) => pageWith(text, file, way)])),
  });
}
