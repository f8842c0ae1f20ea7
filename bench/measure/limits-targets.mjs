// The servers that the limits compare: all of them serve the page of one post.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtBlog } from '../blog.mjs';
import { build } from '../build.mjs';
import { BARE_NODE, BOTH_WITH_REDIS, BY_NEXT, BY_NPM, NGINX, WITH_REDIS } from '../servers/names.mjs';
import { hasNginx, startNginx } from '../servers/nginx.mjs';
import { layOutPeers } from '../servers/peers.mjs';
import { hasRedis, startRedis } from '../servers/redis.mjs';
import { emptyFolder, freePort, PROJECT, run, serving, start } from '../site.mjs';
import { idOf } from '../source.mjs';
import { read, readUntil } from '../webhook.mjs';

/** How many posts the blog has. */
export const POSTS = 100;
export const ENCODINGS = ['identity', 'gzip', 'br'];
const PATH = `/blog/${idOf(POSTS)}`;
/** What Next's own server compresses, and that it takes its time. */
const OF_NEXT = { encodings: ['identity', 'gzip'], isSlow: true };

/** Starts all of them. @returns each with its `server`, `path` and `encodings`; one of two has the other in `also` */
export async function startTargets(source) {
  const { targets: ours, beside } = await startOurs(source);
  for (const { server } of ours) await readUntil(server.url, PATH, `Post ${POSTS}<`);
  const { text } = await read(ours[0].server.url, PATH);
  const nginx = hasNginx && {
    name: NGINX,
    server: await startNginx(text),
    path: '/page.html',
    encodings: ['identity', 'gzip'],
  };
  const targets = [...(nginx ? [nginx] : []), ...ours, ...(await startPeers(text))];
  const stop = async () => {
    await Promise.all([...new Set(targets.map(({ server }) => server))].map((server) => server.stop()));
    for (const each of beside) await each.stop();
  };
  return { targets, stop };
}

/** The blog by each of its servers; `beside`: what runs with them. */
async function startOurs(source) {
  const settings = { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url, REVALIDATE_SECONDS: 'false' };
  const dir = await builtBlog();
  let caches = 0;
  const server = (by, more = {}) =>
    start(dir, { ...settings, CACHE_DIR: `${dir}/cache-limits-${caches++}`, ...more }, { by });
  const redis = hasRedis ? await startRedis() : null;
  const shared = { REDIS_URL: redis?.url };
  const [byNext, own, one, other] = await Promise.all([
    server('next start'),
    server('npm start'),
    ...(redis ? [server('npm start', shared), server('npm start', shared)] : []),
  ]);
  const targets = [
    { name: BY_NEXT, server: byNext, path: PATH, ...OF_NEXT },
    { name: BY_NPM, server: own, path: PATH, encodings: ENCODINGS },
  ];
  if (one) {
    const onTwo = { server: one, path: PATH, encodings: ENCODINGS };
    targets.push({ name: WITH_REDIS, ...onTwo }, { name: BOTH_WITH_REDIS, ...onTwo, also: other });
  }
  return { targets, beside: redis ? [other, redis] : [] };
}

async function startPeers(page) {
  const file = join(emptyFolder('memory'), 'page.html');
  writeFileSync(file, page);
  const port = await freePort();
  const memory = await serving(
    run([join(PROJECT, 'bench/servers/memory.mjs'), file, String(port)], PROJECT),
    `http://127.0.0.1:${port}`,
  );
  const [, html = ''] = /<main[^>]*>(.*)<\/main>/s.exec(page) ?? [];
  const dir = layOutPeers(html);
  await build(dir);
  const peers = await start(dir, {}, { by: 'next start', path: '/pages-router' });
  return [
    { name: BARE_NODE, server: memory, path: '/', encodings: ENCODINGS },
    {
      name: 'a bare page, Pages Router',
      server: peers,
      path: '/pages-router',
      ...OF_NEXT,
    },
    {
      name: 'a bare page, App Router',
      server: peers,
      path: '/app-router',
      ...OF_NEXT,
    },
  ];
}
