// What pages take in the memory of a server, once they were read.
import { setTimeout as pause } from 'node:timers/promises';
import { start } from '../site.mjs';
import { idOf } from '../source.mjs';
import { read, readUntil } from '../webhook.mjs';

/** @param blog one that `growth` built; the `firstVisits` are of pages that are not counted: they make what all share */
export async function memoryOfPages({ count, settings, dir }, { firstVisits, visits, restMs }) {
  const more = { CACHE_DIR: `${dir}/cache-page-memory`, FIRST_VISITS_PER_SECOND: '10000' };
  const server = await start(dir, { ...settings, ...more });
  await readUntil(server.url, '/archive', '/blog/');
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const visit = async (some) => {
    for (const n of some) {
      const { status } = await read(server.url, `/blog/${idOf(n)}`);
      if (status !== 200) throw new Error(`The page of post ${n} answered ${status}.`);
    }
    await pause(restMs);
    return server.cost().megabytes;
  };
  const before = await visit(numbers.slice(0, firstVisits));
  const visited = numbers.slice(firstVisits, firstVisits + visits);
  const after = await visit(visited);
  await server.stop();
  return { pages: visited.length, before, after };
}
