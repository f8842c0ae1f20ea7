// What was measured: each part, and on what, when and by which command. The results are written from it, so that a part
// can be measured again without the others.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../site.mjs';

export const RESULTS = join(PROJECT, 'bench/results');
const FILE = join(RESULTS, 'measured.json');

/** @returns by the part's name: `on` (see machine.mjs), and what was `found` */
export function readMeasured() {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}

export function keepMeasured(measured) {
  writeFileSync(FILE, `${JSON.stringify(measured, null, 1)}\n`);
}

/** The runs that the parts are of, the one with most of them first. */
export function runsOf(measured) {
  const runs = new Map();
  for (const [part, { on }] of Object.entries(measured)) {
    const key = JSON.stringify(on);
    runs.set(key, { on, parts: [...(runs.get(key)?.parts ?? []), part] });
  }
  return [...runs.values()].sort((a, b) => b.parts.length - a.parts.length);
}
