// Built sites and the servers that run them: real `next build`, and server.js as `npm start` runs it, each on a copy.
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import request from 'supertest';

export const PROJECT = resolve(__dirname, '../..');
const FIXTURES = join(PROJECT, '__tests__/fixtures/site');
const TEST_DIR = join(PROJECT, '.test');
export const NEXT = join(PROJECT, 'node_modules/next/dist/bin/next');

/** What a site is built from. */
const PARTS = [
  'components',
  'lib',
  'pages',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package.json',
  'server.js',
  'tsconfig.json',
];

const SITE_URL = 'http://localhost:3000';
export const SECRET = 'a-secret-of-the-tests-with-32-characters';

/** Environment variables; undefined: not set. */
export type Settings = Record<string, string | undefined>;

const builtDir = (name: string) => join(TEST_DIR, 'built', name);

/** The blog's name, posts and pictures are the tests' own, so that those of a copy may be any. */
async function layOutFixtures(dir: string): Promise<void> {
  const config = await readFile(join(FIXTURES, 'site.config.ts'), 'utf8');
  await writeFile(join(dir, 'site.config.ts'), config.replaceAll('../../../', './'));
  for (const part of ['content', 'public/images']) {
    await rm(join(dir, part), { recursive: true, force: true });
    await cp(join(FIXTURES, part), join(dir, part), { recursive: true });
  }
}

/** Lays the project's sources out in a folder of their own, for a build that a test wants otherwise. */
export async function layOut(name: string): Promise<string> {
  const dir = builtDir(name);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  for (const part of PARTS) await cp(join(PROJECT, part), join(dir, part), { recursive: true });
  await layOutFixtures(dir);
  // `npm run types` checks types, once; not each of a dozen builds.
  const types = JSON.parse(await readFile(join(PROJECT, 'tsconfig.json'), 'utf8'));
  await writeFile(join(dir, 'tsconfig.json'), JSON.stringify({ ...types, include: ['next-env.d.ts'] }));
  return dir;
}

/** What a command that has ended left behind. */
export interface Ended {
  code: number | null;
  output: string;
}

/** For tests that build: a limit that a busy machine keeps as well. */
export const BUILD_LIMIT_MS = 600_000;

/** CONTENT_TIMEOUT_MS where requests are held by a test, on a machine that may be slow. */
export const PATIENT_MS = '30000';

/** Runs `next build` in a folder. */
export function build(dir: string, settings: Settings): Promise<Ended> {
  return endOf(run([NEXT, 'build'], dir, settings));
}

/** Runs a server where it is to end by itself. */
export async function startToEnd(site: { built: string }, settings: Settings): Promise<Ended> {
  const { command } = atLocalhost(String(await freePort()));
  return endOf(run(command, await copyOfBuilt(site.built), settings));
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const output = collect(child);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, output: output() };
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
  const ended = new Promise<void>((done) => child.once('close', () => done()));
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
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}

const WORKER = Number(process.env.JEST_WORKER_ID ?? 0);

// Of this worker. What its last test file left there is needed no more.
const emptyRuns = async () => {
  const runs = join(TEST_DIR, 'run', `worker-${WORKER}`);
  await rm(runs, { recursive: true, force: true });
  await mkdir(runs, { recursive: true });
  return runs;
};
let emptied: Promise<string> | undefined;

/** A copy of a built site, for one server. */
export async function copyOfBuilt(name: string): Promise<string> {
  emptied ??= emptyRuns();
  const dir = await mkdtemp(join(await emptied, `${name}-`));
  // What the compiler kept for the next build is most of a built site, and no server reads it.
  const compiled = join(builtDir(name), '.next/cache');
  await cp(builtDir(name), dir, { recursive: true, filter: (file) => file !== compiled });
  return dir;
}

function run(command: string[], cwd: string, settings: Settings): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production' as const,
    SITE_URL,
    ...settings,
  };
  return spawn(process.execPath, command, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

// Below those that the system gives to whoever asks for any (from 32768 on), lest another program gets one of them
// between its choice and its use. Each worker has its own, and begins where its last test file hardly did.
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
