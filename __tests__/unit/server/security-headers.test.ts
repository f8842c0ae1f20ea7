// What browsers may do with pages: the policies, as the settings make them.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf, inlineScriptHashes, inlineScriptsIn } from '../../../lib/server/inline-scripts';
import { headersOfAll, headersOfPages } from '../../../lib/server/security-headers';

const USUAL = {
  SITE_URL: 'https://blog.example',
  FRAME_ANCESTORS: [],
  scripts: ["'sha256-a'"],
  assetPrefix: '',
};

function policyOf(options: Partial<Parameters<typeof headersOfPages>[0]> = {}): Record<string, string> {
  const policy = headersOfPages({ ...USUAL, ...options })['Content-Security-Policy'] ?? '';
  return Object.fromEntries(
    policy.split('; ').map((each) => [each.split(' ')[0], each.replace(/^\S+ /, '')]),
  );
}

test('scripts run that the site has or knows, and no others; frames, plugins and other forms are closed', () => {
  expect(policyOf()).toEqual({
    'default-src': "'self'",
    'script-src': "'self' 'sha256-a'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: https:",
    'media-src': "'self' data: https:",
    'connect-src': "'self'",
    'frame-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  });
});

test('a CMS that is named may show pages in a frame, and then nothing older forbids it', () => {
  const options = { FRAME_ANCESTORS: ['https://cms.example'] };
  expect(policyOf(options)['frame-ancestors']).toBe("'self' https://cms.example");
  expect(headersOfPages({ ...USUAL, ...options })).not.toHaveProperty('X-Frame-Options');
  expect(headersOfPages(USUAL)).toHaveProperty('X-Frame-Options', 'DENY');
});

test('files of another host load from there', () => {
  const policy = policyOf({ assetPrefix: 'https://cdn.example/blog' });
  expect(policy['script-src']).toBe("'self' https://cdn.example 'sha256-a'");
  expect(policy['style-src']).toBe("'self' https://cdn.example 'unsafe-inline'");
});

test('only a site with TLS asks for it from then on, and for pictures that have it', () => {
  expect(headersOfAll(USUAL)['Strict-Transport-Security']).toBe('max-age=63072000');
  const plain = { SITE_URL: 'http://localhost:3000' };
  expect(headersOfAll(plain)).not.toHaveProperty('Strict-Transport-Security');
  expect(policyOf(plain)['img-src']).toContain('http:');
});

test('the hashes are those of the scripts that run in pages, as Next writes them', () => {
  const dir = mkdtempSync(join(tmpdir(), 'inline-'));
  const chunks = (name: string) => ({ otherChunks: [`static/${name}&.js`], runtimeModuleIds: [1] });
  const params = {
    '/_app': chunks('app'),
    '/404': chunks('404'),
    '/blog/[id]': chunks('post'),
    '/feed.xml': chunks('f'),
  };
  writeFileSync(
    join(dir, 'build-manifest.json'),
    JSON.stringify({ pagesChunkGroupBootstrapParams: params, chunkLoadingGlobal: 'T' }),
  );
  const push = (name: string) =>
    `(globalThis["T"] || (globalThis["T"] = [])).push({"otherChunks":["static/${name}\\u0026.js"],"runtimeModuleIds":[1]});`;
  const of404 = `${push('app')}\n${push('404')}`;
  const page = `<script>theme()</script><script src="/a.js" defer=""></script><script>${of404}</script><script id="x" type="application/json">{}</script>`;
  mkdirSync(join(dir, 'server/pages'), { recursive: true });
  writeFileSync(join(dir, 'server/pages/404.html'), page);
  expect(inlineScriptsIn(page)).toEqual(['theme()', of404]);
  expect(inlineScriptHashes(dir)).toEqual(['theme()', of404, `${push('app')}\n${push('post')}`].map(hashOf));
});
