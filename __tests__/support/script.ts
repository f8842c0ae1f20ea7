// Runs one of the project's scripts as npm does.
import { spawnSync } from 'node:child_process';
import { PROJECT, type Settings } from './site';

/** @param name the file in `scripts`, without its ending */
export function runScript(name: string, settings: Settings = {}, args: string[] = []) {
  const { PATH = '' } = process.env;
  const command = ['scripts/typescript.mjs', `scripts/${name}.ts`, ...args];
  const env = { PATH, NODE_ENV: 'production' as const, ...settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: PROJECT,
    env,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n'), stderr };
}
