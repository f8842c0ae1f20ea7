// Builds that cannot give a good site stop, and say why.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILD_LIMIT_MS, build, freePort, layOut } from '../support/site';

test(
  'a source that cannot be reached stops the build, naming CONTENT_API_URL and the address',
  async () => {
    const address = `http://127.0.0.1:${await freePort()}/posts`;
    const dir = await layOut('unreachable');
    const { code, output } = await build(dir, { CONTENT_SOURCE: 'rest', CONTENT_API_URL: address });
    expect(code).not.toBe(0);
    expect(output).toContain(`The content source cannot be reached at ${address}`);
    expect(output).toContain('Check CONTENT_API_URL');
  },
  BUILD_LIMIT_MS,
);

test(
  "output: 'export' is refused with the reason",
  async () => {
    const dir = await layOut('export');
    const file = join(dir, 'next.config.js');
    const config = await readFile(file, 'utf8');
    await writeFile(file, config.replace('reactStrictMode', "output: 'export',\n  reactStrictMode"));
    const { code, output } = await build(dir, {});
    expect(code).not.toBe(0);
    expect(output).toContain("output: 'export' makes files that no server can regenerate");
  },
  BUILD_LIMIT_MS,
);

test(
  'all wrong settings stop the build at once',
  async () => {
    const dir = await layOut('wrong-settings');
    const { code, output } = await build(dir, { SITE_URL: 'blog', PRERENDER_COUNT: 'many' });
    expect(code).not.toBe(0);
    expect(output).toContain('  SITE_URL: ');
    expect(output).toContain('  PRERENDER_COUNT: ');
  },
  BUILD_LIMIT_MS,
);
