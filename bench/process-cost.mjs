// What a process and all below it cost: CPU time and memory, as Linux tells it in /proc. Elsewhere nothing is known.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const TICKS_A_SECOND = 100;
const PAGE_BYTES = 4096;
const MEGABYTE = 1024 * 1024;
const SAMPLE_MS = 100;

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name is in brackets and may have spaces in it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15);
    const ticks = user + system + childrenUser + childrenSystem;
    return { pid, parent: fields[1], ticks, bytes: fields[21] * PAGE_BYTES };
  } catch {
    // It has ended by now.
    return null;
  }
}

function allStats() {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map(Number).flatMap((pid) => statOf(pid) ?? []);
  } catch {
    return [];
  }
}

/** CPU seconds since its start, those of children that ended too, and resident memory. */
export function costOf(pid) {
  const stats = allStats();
  const tree = stats.filter((each) => each.pid === pid);
  for (const each of tree) tree.push(...stats.filter(({ parent }) => parent === each.pid));
  if (tree.length === 0) return { cpuSeconds: Number.NaN, megabytes: Number.NaN };
  return {
    cpuSeconds: tree.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND,
    megabytes: tree.reduce((sum, { bytes }) => sum + bytes, 0) / MEGABYTE,
  };
}

/** Watches a process until it ends; gives its CPU seconds and the most memory that it had. */
export async function watchCost(child) {
  let cost = { cpuSeconds: Number.NaN, peakMegabytes: Number.NaN };
  while (child.exitCode === null && child.signalCode === null) {
    const { cpuSeconds, megabytes } = costOf(child.pid);
    if (megabytes > 0) {
      cost = {
        cpuSeconds: Math.max(cpuSeconds, cost.cpuSeconds || 0),
        peakMegabytes: Math.max(megabytes, cost.peakMegabytes || 0),
      };
    }
    await pause(SAMPLE_MS);
  }
  return cost;
}
