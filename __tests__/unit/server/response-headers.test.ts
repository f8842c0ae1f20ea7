// Headers of answers, as they are when the head is written: of pages, of drawings, and of all.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '../../../lib/server/inline-scripts';
import { close, listen } from '../../support/listening';

const SCRIPT = 'theme()';
const { writeHead } = ServerResponse.prototype;

let server: Server;
let url = '';

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'headers-'));
  mkdirSync(join(dir, 'server/pages'), { recursive: true });
  writeFileSync(join(dir, 'server/pages/404.html'), `<script>${SCRIPT}</script>`);
  writeFileSync(join(dir, 'build-manifest.json'), '{}');
  process.env.BLOG_DIST_DIR = dir;
  const { addResponseHeaders } = await import('../../../lib/server/response-headers');
  addResponseHeaders();
  server = createServer((req, res) => {
    const type = new URL(req.url ?? '/', 'http://site').searchParams.get('type') ?? '';
    if (req.url?.includes('own')) res.setHeader('Content-Security-Policy', 'of a page');
    res.setHeader('Content-Type', type);
    res.end('');
  });
  url = await listen(server);
});

afterAll(async () => {
  delete process.env.BLOG_DIST_DIR;
  ServerResponse.prototype.writeHead = writeHead;
  await close(server);
});

const headersOf = async (type: string, more = '') =>
  (await fetch(`${url}/?type=${encodeURIComponent(type)}${more}`)).headers;

test('a page says which scripts run, and that nobody shows it in a frame', async () => {
  const headers = await headersOf('text/html; charset=utf-8');
  expect(headers.get('content-security-policy')).toContain(`script-src 'self' ${hashOf(SCRIPT)};`);
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('permissions-policy')).toContain('camera=()');
});

test('what a page says itself counts', async () => {
  expect((await headersOf('text/html', '&own')).get('content-security-policy')).toBe('of a page');
});

test('a drawing runs nothing, and other files have what all have', async () => {
  expect((await headersOf('image/svg+xml')).get('content-security-policy')).toContain('sandbox');
  const headers = await headersOf('application/json');
  expect(headers.get('content-security-policy')).toBeNull();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
