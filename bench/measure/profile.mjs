// Where the time of a hit goes, and of a regeneration: V8's profile of a server, by whose code it is.
import { wrk } from '../load/wrk.mjs';
import { emptyFolder, start } from '../site.mjs';
import { idOf, startSource } from '../source.mjs';
import { publish, publishPath, read, readUntil } from '../webhook.mjs';
import { summaryOf } from './profile-summary.mjs';

const CONNECTIONS = 16;
const OLDEST = 1;

/** @returns of hits, of publishes and of one page's: CPU time, by whose code it is, and the functions that take most */
export async function profile(blog, { profileSeconds, profilePublishes, profileWarmUps }) {
  const hitsFor = (seconds) => async (url) => {
    const { requests } = await wrk(`${url}/`, { connections: CONNECTIONS, seconds });
    return requests;
  };
  const publishesOf = (times) => async (url) => {
    for (let n = 0; n < times; n++) {
      await blog.source.edit(blog.count, `Profile ${n} of ${times}`);
      await publish(url, blog.count);
    }
    return times;
  };
  return {
    hits: await profiled(blog, 'hits', hitsFor(Math.min(1, profileSeconds)), hitsFor(profileSeconds)),
    publishes: await profiled(blog, 'publishes', publishesOf(profileWarmUps), publishesOf(profilePublishes)),
    page: await pageProfile(blog, profileWarmUps, profilePublishes),
  };
}

/** One page alone: of the oldest post, which no feed holds, with new code in its text each time. */
async function pageProfile(blog, warmUps, publishes) {
  const source = await startSource({ count: blog.count, isLong: true });
  const path = `/blog/${idOf(OLDEST)}`;
  const publishesOf = (times) => async (url) => {
    for (let n = 0; n < times; n++) {
      const code = `const edit = '${n} of ${times}';`;
      await source.edit(OLDEST, 'The oldest', `\n\`\`\`ts\n${code}\n\`\`\`\n`);
      const { status } = await publishPath(url, path);
      if (status !== 200) throw new Error(`The publish of ${path} ended with ${status}.`);
    }
    const { text } = await read(url, path);
    if (!text.includes(`${times - 1} of ${times}`)) throw new Error(`${path} does not show its last edit.`);
    return times;
  };
  const settings = { ...blog.settings, CONTENT_API_URL: source.url };
  const found = await profiled({ ...blog, settings }, 'page', publishesOf(warmUps), publishesOf(publishes));
  await source.stop();
  return found;
}

async function profiled({ dir, settings, count }, name, warmUp, work) {
  const out = emptyFolder(`profile-${name}`);
  const nodeOptions = ['--cpu-prof', `--cpu-prof-dir=${out}`];
  const server = await start(dir, { ...settings, CACHE_DIR: `${dir}/cache-${name}` }, { nodeOptions });
  await readUntil(server.url, '/archive', '/blog/');
  await read(server.url, `/blog/${idOf(count)}`);
  await warmUp(server.url);
  const before = server.cost();
  const startedMs = performance.now();
  const times = await work(server.url);
  const workMs = performance.now() - startedMs;
  const after = server.cost();
  const cpuMs = ((after.cpuSeconds - before.cpuSeconds) * 1000) / times;
  const endedMs = performance.now();
  await server.stop();
  const stopMs = performance.now() - endedMs;
  return { times, ms: workMs / times, cpuMs, ...summaryOf(out, { times, workMs, stopMs }) };
}
