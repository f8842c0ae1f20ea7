// The thread behind source.mjs.
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { post } from './source-posts.mjs';

const { count, delayMs = 0, isLong = false } = workerData;
// Only what was edited is kept, the latest last.
const edits = new Map();
let counts = { requests: 0, bytes: 0 };

const at = (n) => post(n, { ...edits.get(n), isLong });

/** A part of the list. What was edited changed last; all else changed when it was published. */
function list(query) {
  const [page, limit] = [Number(query.get('_page')), Number(query.get('_limit'))];
  const [from, to] = [(page - 1) * limit, Math.min(page * limit, count)];
  if (query.get('_sort') === 'publishedAt') {
    return Array.from({ length: Math.max(0, to - from) }, (_, index) => at(count - from - index));
  }
  const posts = [...edits.keys()].reverse();
  for (let n = count; n > 0 && posts.length < to; n--) if (!edits.has(n)) posts.push(n);
  return posts.slice(from, to).map(at);
}

const server = createServer(async (req, res) => {
  counts.requests += 1;
  if (delayMs > 0) await pause(delayMs);
  const url = new URL(req.url, 'http://source');
  const [, n] = /^\/posts\/post-(\d+)$/.exec(url.pathname) ?? [];
  const isThere = n === undefined ? url.pathname === '/posts' : Number(n) > 0 && Number(n) <= count;
  const body = JSON.stringify(isThere ? (n === undefined ? list(url.searchParams) : at(Number(n))) : {});
  counts.bytes += body.length;
  const headers = { 'content-type': 'application/json', 'x-total-count': count };
  res.writeHead(isThere ? 200 : 404, headers).end(body);
});
server.keepAliveTimeout = 600_000;

parentPort.on('message', ({ edit, takeCounts }) => {
  if (edit) {
    edits.delete(edit.n);
    edits.set(edit.n, { title: edit.title, more: edit.more, changed: new Date().toISOString() });
  }
  parentPort.postMessage(counts);
  if (takeCounts) counts = { requests: 0, bytes: 0 };
});

server.listen(0, '127.0.0.1', () => parentPort.postMessage({ port: server.address().port }));
