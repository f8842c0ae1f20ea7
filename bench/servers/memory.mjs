// The least that a Node server can do: answers with bytes that it holds, as they are or compressed.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const [file, port] = process.argv.slice(2);
const page = readFileSync(file);
const ready = (body, encoding) => ({
  body,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    etag: '"page"',
    vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  },
});
const byEncoding = { br: ready(brotliCompressSync(page), 'br'), gzip: ready(gzipSync(page), 'gzip') };
const identity = ready(page);

createServer((req, res) => {
  const { body, headers } = byEncoding[req.headers['accept-encoding']] ?? identity;
  res.writeHead(200, headers).end(body);
}).listen(Number(port), '127.0.0.1');
