// Sites with other options in next.config.js than the template's.
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Adds options, as they are written there, to a site that was laid out. */
export async function setOptions(dir: string, options: string): Promise<void> {
  const file = join(dir, 'next.config.js');
  const config = await readFile(file, 'utf8');
  await writeFile(file, config.replace('const config = {', `const config = {\n  ${options},`));
}

/** Renames pages and instrumentation, so that `index.tsx` is `index.page.tsx`, and what they import of each other. */
export async function renamePages(dir: string): Promise<void> {
  const pages = await readdir(join(dir, 'pages'), { recursive: true, withFileTypes: true });
  const files = pages.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...files, join(dir, 'instrumentation.ts')]) {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/from '(\.\/index|\.\.\/\[\w+\])'/, "from '$1.page'"));
    await rename(file, file.replace(/\.(tsx?)$/, '.page.$1'));
  }
}
