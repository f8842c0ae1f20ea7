// `npm run import -- <folder>`: looks at a blog of another generator, and says what would become of it. With `--copy` it
// copies posts and pictures; nothing in the folder is changed.
import './workers';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import nextEnv from '@next/env';
import { env } from '../lib/env';
import { blogFolder } from './import/blog-folder';
import { boundaryOf } from './import/boundary';
import { copyBlog } from './import/copy';
import { elsewhereIn } from './import/elsewhere';
import { lookAtBlog } from './import/look';
import { reportOn } from './import/report';

nextEnv.loadEnvConfig(process.cwd(), false, { info() {}, error: console.error });

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { copy: { type: 'boolean', default: false }, permalink: { type: 'string' } },
});
const [root] = positionals;
if (!root || !statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(
    "Say which folder: npm run import -- ../my-old-blog [--copy] [--permalink '/:year/:month/:title.html']",
  );
  process.exit(2);
}

const found = blogFolder(root);
const blog = { ...found, permalink: values.permalink ?? found.permalink };
const looked = await lookAtBlog(root, blog);
console.log(reportOn(blog, looked, elsewhereIn(root, blog, looked)).join('\n'));

if (values.copy) {
  const { copied, pictures, kept } = copyBlog(
    looked,
    { posts: env().CONTENT_DIR, files: 'public' },
    { folders: blog.posts.map((folder) => join(root, folder)), boundary: boundaryOf(root) },
  );
  console.log(
    `\nCopied ${copied} posts to ${env().CONTENT_DIR}, with ${pictures} pictures there and in public.`,
  );
  for (const line of kept) console.log(`  ${line}`);
} else {
  console.log('\nNothing was copied. With --copy it is.');
}
process.exit(0);
