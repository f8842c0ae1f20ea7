// What the figures were measured on, without names of hosts and folders.
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../site.mjs';

const versionOf = (name) =>
  JSON.parse(readFileSync(join(PROJECT, 'node_modules', name, 'package.json'), 'utf8')).version;

/** @param asked the options of the command */
export function machine({ quick, ...asked }) {
  const options = [
    ...(quick ? ['--quick'] : []),
    ...Object.entries(asked).flatMap(([name, value]) =>
      typeof value === 'string' ? [`--${name} ${value}`] : [],
    ),
  ];
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    next: versionOf('next'),
    date: new Date().toISOString().slice(0, 10),
    command: ['npm run bench', ...(options.length > 0 ? ['--'] : []), ...options].join(' '),
  };
}
