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

/** Writes a proxy.ts, named as pages are by `renamePages`, that shows members another page. */
export async function addProxy(dir: string, matcher: string[]): Promise<void> {
  await writeFile(
    join(dir, 'proxy.page.ts'),
    `import { type NextRequest, NextResponse } from 'next/server';

export function proxy(request: NextRequest) {
  const isMember = request.cookies.get('reader')?.value === 'member';
  const archive = new URL('/notes/archive/', request.url);
  const response = isMember ? NextResponse.rewrite(archive) : NextResponse.next();
  response.headers.set('x-proxy', isMember ? 'member' : 'passing');
  return response;
}

export const config = { matcher: ${JSON.stringify(matcher)} };
`,
  );
}
