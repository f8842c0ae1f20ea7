// What the figures were measured on, without names of hosts and folders.
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../site.mjs';

const versionOf = (name) =>
  JSON.parse(readFileSync(join(PROJECT, 'node_modules', name, 'package.json'), 'utf8')).version;

export function machine({ quick, only }) {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    next: versionOf('next'),
    date: new Date().toISOString().slice(0, 10),
    command: [
      'npm run bench',
      ...(quick || only ? ['--'] : []),
      ...(quick ? ['--quick'] : []),
      ...(only ? ['--only', only] : []),
    ].join(' '),
  };
}
