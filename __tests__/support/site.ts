// Servers of built sites: server.js as `npm start` runs it, each on a copy.
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import request from 'supertest';
import { copyOfBuilt } from './built';
import { collect, type Ended, NEXT, run, runToEnd, type Settings } from './run';

export { copyOfBuilt } from './built';
export { NEXT, PROJECT, type Settings } from './run';

export const SECRET = 'a-secret-of-the-tests-with-32-characters';

/** CONTENT_TIMEOUT_MS where requests are held by a test, on a machine that may be slow. */
export const LONG_TIMEOUT_MS = '30000';

/** Runs a server where it is to end by itself. */
export async function startToEnd(site: { built: string }, settings: Settings): Promise<Ended> {
  const { command } = atLocalhost(String(await freePort()));
  return runToEnd(command, await copyOfBuilt(site.built), settings);
}

export interface Server {
  url: string;
  /** Where it runs: a copy of the built site, the server's own. */
  dir: string;
  pid: number;
  /** All that it has written to its log. */
  log(): string;
  /** Resolves when the log has a line with this text. */
  logged(text: string): Promise<void>;
  /** The code it has exited with; null where a signal ended it. */
  ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** How a server is started. */
export interface Start {
  /** What Node runs, in the server's folder. */
  command: string[];
  /** Where it listens then. */
  url: string;
}

const atLocalhost = (port: string): Start => ({
  command: ['server.js', '-p', port],
  url: `http://localhost:${port}`,
});

/** The same by `next start`, which has no fast path. */
export const byNextStart = (port: string): Start => ({
  command: [NEXT, 'start', '-p', port],
  url: `http://localhost:${port}`,
});

/**
 * Starts a server.
 * @param site the name of a built site, or the folder of a stopped server that is to go on
 * @param settings its environment
 * @param how with which command, given a port that is free
 */
export async function startServer(
  site: { built: string } | { dir: string },
  settings: Settings,
  how: (port: string) => Start = atLocalhost,
): Promise<Server> {
  const dir = 'dir' in site ? site.dir : await copyOfBuilt(site.built);
  const port = settings.PORT ?? String(await freePort());
  const { command, url } = how(port);
  const child = run(command, dir, {
    REVALIDATE_SECRET: SECRET,
    // Tests count requests to the source, and publish by the webhook unless they say so.
    SWEEP_SECONDS: '0',
    ...settings,
  });
  const log = collect(child);
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const logged = (text: string) =>
    new Promise<void>((done, fail) => {
      const look = () => log().includes(text) && done();
      look();
      child.stdout?.on('data', look);
      child.stderr?.on('data', look);
      ended.then(() => fail(new Error(`The server ended without "${text}" in its log:\n${log()}`)));
    });
  await logged('Ready in');
  // Next says so when it listens. Pages, unlike files, are answered when it has booted.
  await request(url)
    .get('/404')
    .catch(() => ended);
  return {
    url,
    dir,
    pid: child.pid ?? 0,
    log,
    logged,
    ended,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}

// Below those that the system gives to whoever asks for any (from 32768 on), lest another program gets one of them
// between its choice and its use. Each worker has its own, and begins where its last test file hardly did.
const WORKER = Number(process.env.JEST_WORKER_ID ?? 0);
const FIRST_PORT = 12_000;
const PORTS_OF_A_WORKER = 1000;
const WORKERS = 20;
let nextPort = Math.floor(Math.random() * PORTS_OF_A_WORKER);

/** A port of this machine that nobody listens on, and that no other call of this test file gets. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < PORTS_OF_A_WORKER; tried++) {
    const port = FIRST_PORT + (WORKER % WORKERS) * PORTS_OF_A_WORKER + (nextPort % PORTS_OF_A_WORKER);
    nextPort += 1;
    if (await isFree(port)) return port;
  }
  throw new Error('No port is free.');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const isBound = await new Promise<boolean>((done) => {
    server.once('error', () => done(false));
    server.listen(port, () => done(true));
  });
  if (isBound) await new Promise((done) => server.close(done));
  return isBound;
}

/** Writes a Markdown post into a server's content folder. */
export async function writePost(dir: string, file: string, fields: string, content = ''): Promise<void> {
  await writeFile(join(dir, 'content/posts', file), `---\n${fields}\n---\n${content}\n`);
}
