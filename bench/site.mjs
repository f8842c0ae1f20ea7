// Lays out and runs copies of the blog for the benchmarks.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChild } from './children.mjs';
import { costOf } from './process-cost.mjs';
import { SECRET } from './webhook.mjs';

export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** The program `next`. */
export const NEXT = join(PROJECT, 'node_modules/next/dist/bin/next');
const PARTS = [
  'components',
  'content',
  'lib',
  'pages',
  'public',
  'scripts',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'next.config.js',
  'package.json',
  'proxy.ts',
  'server.js',
  'site.config.ts',
];
// `npm run types` checks types, once; not each build.
const TYPES = {
  compilerOptions: { jsx: 'react-jsx', moduleResolution: 'Bundler', module: 'ESNext' },
  include: ['next-env.d.ts'],
};
const START_LIMIT_MS = 120_000;
const LOG_CHARACTERS = 1_000_000;

/** A folder for a benchmark, empty. */
export function emptyFolder(name) {
  const dir = join(PROJECT, '.test/bench', name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** Lays the blog out in a folder of its own. `edits` says what else is in files there; null: no such file. */
export function layOut(name, edits = {}) {
  const dir = emptyFolder(name);
  for (const part of PARTS) {
    if (existsSync(join(PROJECT, part))) cpSync(join(PROJECT, part), join(dir, part), { recursive: true });
  }
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify(TYPES));
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(dir, file);
    if (edit === null) rmSync(path, { recursive: true });
    else writeFiles(dir, { [file]: edit(existsSync(path) ? readFileSync(path, 'utf8') : '') });
  }
  return dir;
}

export function writeFiles(dir, files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
}

/** Starts a Node program in a folder, with these settings and no others; `log` gives what it has written. */
export function run(args, cwd, settings = {}) {
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    NEXT_TELEMETRY_DISABLED: '1',
    REVALIDATE_SECRET: SECRET,
    SWEEP_SECONDS: '0',
    ...settings,
  };
  const { child, ended } = startChild(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      log = (log + text).slice(-LOG_CHARACTERS);
    });
  }
  return { child, ended, log: () => log };
}

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * Starts a server; resolves when it serves.
 * @param options `by`: as `npm start` does, or by `next start`; `path`: what it has to answer well; `nodeOptions`: Node's own
 */
export async function start(dir, settings = {}, { by = 'npm start', path = '/', nodeOptions = [] } = {}) {
  const port = String(await freePort());
  const args = [...nodeOptions, ...(by === 'npm start' ? ['server.js'] : [NEXT, 'start', '-p', port])];
  return serving(
    run(args, dir, { PORT: port, NODE_ENV: 'production', ...settings }),
    `http://127.0.0.1:${port}`,
    path,
  );
}

/** Waits until a process answers at an address. */
export async function serving({ child, ended, log }, url, path = '/') {
  const startedMs = performance.now();
  for (;;) {
    const status = await fetch(url + path).then(
      async (response) => (await response.text()) && response.status,
      () => 0,
    );
    if (status === 200) break;
    if (child.exitCode !== null || performance.now() - startedMs > START_LIMIT_MS)
      throw new Error(`Nothing good at ${url}${path} (${status}):\n${log()}`);
    await pause(50);
  }
  const stop = (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return { url, pid: child.pid, log, stop, cost: () => costOf(child.pid) };
}
