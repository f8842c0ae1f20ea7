// Runs Node with an environment of the tests' own.
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(__dirname, '../..');
export const TEST_DIR = join(PROJECT, '.test');
export const NEXT = join(PROJECT, 'node_modules/next/dist/bin/next');
const SITE_URL = 'http://localhost:3000';

/** Environment variables; undefined: not set. */
export type Settings = Record<string, string | undefined>;

/** What a command that has ended left behind. */
export interface Ended {
  code: number | null;
  output: string;
}

/** @param command what Node runs in the folder, with its arguments */
export function run(command: string[], cwd: string, settings: Settings): ChildProcess {
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

export async function runToEnd(command: string[], cwd: string, settings: Settings): Promise<Ended> {
  const child = run(command, cwd, settings);
  const output = collect(child);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, output: output() };
}

/** Gives what a command has written so far, whenever it is asked. */
export function collect(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}
