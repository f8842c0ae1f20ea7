// A content API with any number of posts, as json-server would serve them.
import { createServer } from 'node:http';

const TEXT = 'A sentence that stands for the text of a post. '.repeat(60);

export const post = (n) => ({
  id: `p${n}`,
  title: `Post ${n}`,
  excerpt: 'In short.',
  content: TEXT,
  publishedAt: new Date(Date.UTC(2000, 0, 1) + n * 3_600_000).toISOString(),
  tags: ['all', n % 2 === 0 ? 'even' : 'odd'],
});

/** Starts it; `posts` is newest first and may be changed. */
export async function startSource(count) {
  const source = { posts: Array.from({ length: count }, (_, index) => post(count - index)), requests: 0 };
  const server = createServer((req, res) => {
    source.requests += 1;
    const url = new URL(req.url, 'http://source');
    const id = decodeURIComponent(url.pathname.slice('/posts/'.length));
    if (id) {
      const found = source.posts.find((one) => one.id === id);
      return res
        .writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
        .end(JSON.stringify(found ?? {}));
    }
    const query = url.searchParams;
    const [page, limit] = [Number(query.get('_page')), Number(query.get('_limit'))];
    res.writeHead(200, { 'content-type': 'application/json', 'x-total-count': source.posts.length });
    res.end(JSON.stringify(source.posts.slice((page - 1) * limit, page * limit)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  source.url = `http://127.0.0.1:${server.address().port}/posts`;
  source.stop = () => server.close();
  return source;
}
