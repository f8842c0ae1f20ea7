// What Lighthouse says of the blog's pages as a phone shows them, beside a bare Next page in the same run: medians of as many
// rounds as `-- --rounds 5` asks for. It takes Chromium, and the network for npx.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { longText } from './long-text.mjs';
import { figure, table } from './report/format.mjs';
import { layOutPeers } from './servers/peers.mjs';
import { emptyFolder, layOut, PROJECT, start } from './site.mjs';
import { median } from './stats.mjs';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const METRICS = {
  'first-contentful-paint': 'ms',
  'largest-contentful-paint': 'ms',
  'total-blocking-time': 'ms',
  'cumulative-layout-shift': '',
};
const FLAGS = [
  '--quiet',
  '--throttling-method=simulate',
  '--chrome-flags=--headless=new --no-sandbox',
  `--only-categories=${CATEGORIES}`,
  '--output=json',
];
/** Pages that name no address of theirs ask not to be indexed. The port need not be right. */
const SITE_URL = 'http://127.0.0.1:3000';
const VERY_LONG = `---\ntitle: A very long post\ndate: 2026-01-01\n---\n\n${longText('prose', 100_000)}`;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const answers = emptyFolder('lighthouse-answers');

/** Now and then it has no trace of the page and says: please run Lighthouse again. */
const ATTEMPTS = 3;

/** Asks Lighthouse; gives its scores, 0 to 100, and figures. */
async function ask(url, name) {
  const file = join(answers, `${name}.json`);
  for (let attempt = 1; (await runLighthouse(url, file)) !== 0; attempt++)
    if (attempt === ATTEMPTS) throw new Error(`Lighthouse gave nothing ${ATTEMPTS} times at ${url}`);
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'));
  return [
    ...CATEGORIES.map((category) => categories[category].score * 100),
    ...Object.keys(METRICS).map((metric) => audits[metric].numericValue),
  ];
}

/** Gives what it ends with. */
function runLighthouse(url, file) {
  const child = spawn('npx', ['--yes', LIGHTHOUSE, url, ...FLAGS, `--output-path=${file}`], {
    cwd: PROJECT,
    env: { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? chromium() },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done) => child.once('close', done));
}

/** Lighthouse finds Chrome by itself, and Debian's Chromium not everywhere. */
const chromium = () =>
  process.env.PATH.split(delimiter)
    .map((folder) => join(folder, 'chromium'))
    .find(existsSync);

const site = layOut('lighthouse', { 'content/posts/very-long.md': () => VERY_LONG });
const bare = layOutPeers('<h1>A bare page</h1><p>It has one paragraph.</p>');
await build(site, { SITE_URL });
await build(bare);
const blog = await start(site, { SITE_URL });
const next = await start(bare, {}, { by: 'next start', path: '/pages-router' });
const pages = [
  ['a bare Next page', `${next.url}/pages-router`],
  ['home', blog.url],
  ['a long post', `${blog.url}/blog/writing-in-markdown`],
  ['a very long post', `${blog.url}/blog/very-long`],
  ['a tag', `${blog.url}/tags/guide`],
].map(([name, url]) => ({ name, url, rounds: [] }));

for (let round = 1; round <= Number(values.rounds); round++) {
  for (const { name, url, rounds } of pages) rounds.push(await ask(url, `${name}-${round}`));
}
const units = [...CATEGORIES.map(() => ''), ...Object.values(METRICS)];
const rows = pages.map(({ name, rounds }) => [
  name,
  ...units.map((unit, at) => figure(median(rounds.map((each) => each[at])), unit)),
  rounds.map(([performance]) => figure(performance)).join(' '),
]);
console.log(table(['', ...CATEGORIES, ...Object.keys(METRICS), 'performance, each round'], rows));
await Promise.all([blog.stop(), next.stop()]);
