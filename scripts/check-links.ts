// `npm run check-links`: the links and pictures of all posts and standing pages that lead nowhere on this site. Ends with 1
// where there are any, or a post does not fit.
import './workers';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import nextEnv from '@next/env';
import { Catalogue } from '../lib/catalogue/catalogue';
import { readAll } from '../lib/catalogue/reading/read-all';
import { readPages } from '../lib/catalogue/reading/read-pages';
import { contentSource } from '../lib/content/pick';
import { pictureFile } from '../lib/content/pictures/files';
import { paths } from '../lib/paths';
import { deadLinks } from '../lib/rendering/links/dead-links';
import { linkedText } from '../lib/rendering/links/linked-text';

nextEnv.loadEnvConfig(process.cwd(), false, { info() {}, error: console.error });

const source = contentSource();
const catalogue = new Catalogue(null);
await readPages({ catalogue, source });
const { problems } = await readAll({ catalogue, source });
for (const problem of problems) console.log(`left out: ${problem}`);

const isFile = (path: string) => existsSync(join('public', path)) || pictureFile(path) !== null;

let dead = 0;
for (const { id } of [...catalogue.lists.all, ...catalogue.lists.pages]) {
  const post = await source.post(id);
  if (!post) continue;
  const text = await linkedText(catalogue, post);
  for (const address of deadLinks(catalogue, text, isFile)) {
    dead += 1;
    console.log(`${paths.post(id)}: ${address}`);
  }
}
// Of a post that does not fit nobody knows where its links lead, and links to it lead nowhere.
if (problems.length > 0) console.log(`${problems.length} posts do not fit.`);
console.log(dead > 0 ? `${dead} links lead nowhere.` : 'Every link leads somewhere.');
process.exit(dead + problems.length === 0 ? 0 : 1);
