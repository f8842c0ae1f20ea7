// The same page in a bare Next site: by the Pages Router and by the App Router, with nothing of this project.
import { emptyFolder, writeFiles } from '../site.mjs';

const FILES = {
  'next.config.js': 'module.exports = { poweredByHeader: false };\n',
  'package.json': '{ "name": "peers", "private": true }\n',
  // Without one, Next would take that of the folder above.
  'instrumentation.js': 'export function register() {}\n',
  'page.js': `import { readFileSync } from 'node:fs';
export const readPage = () => readFileSync(process.cwd() + '/page.txt', 'utf8');
`,
  'pages/pages-router.js': `import { readPage } from '../page';
export default function Page({ html }) {
  return <main dangerouslySetInnerHTML={{ __html: html }} />;
}
export const getStaticProps = () => ({ props: { html: readPage() }, revalidate: 3600 });
`,
  'app/layout.js': `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  'app/app-router/page.js': `import { readPage } from '../../page';
export const revalidate = 3600;
export default function Page() {
  return <main dangerouslySetInnerHTML={{ __html: readPage() }} />;
}
`,
};

/** Lays them out. @param html what is in the page's body */
export function layOutPeers(html) {
  const dir = emptyFolder('peers');
  writeFiles(dir, { ...FILES, 'page.txt': html });
  return dir;
}
