// Lays out, builds and runs copies of the blog for the benchmarks.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const NEXT = join(PROJECT, 'node_modules/next/dist/bin/next');
const PARTS = [
  'components',
  'content',
  'lib',
  'pages',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'site.config.ts',
  'tsconfig.json',
];

/** Lays the blog out in a folder of its own; `edit` may change files there, by name. */
export function layOut(name, edit = {}) {
  const dir = join(PROJECT, '.test/bench', name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const part of PARTS) cpSync(join(PROJECT, part), join(dir, part), { recursive: true });
  for (const [file, change] of Object.entries(edit)) {
    const before = readFileSync(join(dir, file), 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`Nothing was changed in ${file}.`);
    writeFileSync(join(dir, file), after);
  }
  return dir;
}

function next(args, cwd, settings) {
  const { PATH, HOME } = process.env;
  // A sync would be measured with whatever runs at the time.
  const env = { PATH, HOME, NEXT_TELEMETRY_DISABLED: '1', SWEEP_SECONDS: '0', ...settings };
  return spawn(process.execPath, [NEXT, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Runs `next build`; gives how long it took, in ms. */
export async function build(dir, settings = {}) {
  const startedMs = performance.now();
  const child = next(['build'], dir, settings);
  child.stdout.resume();
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`next build failed in ${dir}`);
  return performance.now() - startedMs;
}

/** Runs `next start`; resolves when it serves. */
export async function start(dir, port, settings = {}) {
  const child = next(['start', '-p', String(port)], dir, settings);
  await new Promise((done) => child.stdout.on('data', (text) => text.includes('Ready') && done()));
  const url = `http://localhost:${port}`;
  await fetch(url).then((response) => response.text());
  const stop = () => new Promise((done) => child.once('close', done) && child.kill());
  return { url, stop };
}
