// Builds that cannot give a good site stop, and say why.
import { BUILD_LIMIT_MS, buildSite } from '../support/build';
import { freePort } from '../support/site';

test(
  'a source that cannot be reached stops the build, naming CONTENT_API_URL and the address',
  async () => {
    const address = `http://127.0.0.1:${await freePort()}/posts`;
    const settings = { CONTENT_SOURCE: 'rest', CONTENT_API_URL: address };
    const { code, output } = await buildSite('unreachable', settings);
    expect(code).not.toBe(0);
    expect(output).toContain(`The content source cannot be reached at ${address}`);
    expect(output).toContain('Check CONTENT_API_URL');
  },
  BUILD_LIMIT_MS,
);

test(
  'all wrong settings stop the build at once',
  async () => {
    const settings = { SITE_URL: 'blog', PRERENDER_COUNT: 'many' };
    const { code, output } = await buildSite('wrong-settings', settings);
    expect(code).not.toBe(0);
    expect(output).toContain('  SITE_URL: ');
    expect(output).toContain('  PRERENDER_COUNT: ');
  },
  BUILD_LIMIT_MS,
);
