// How much memory a server takes, as Linux says.
import { readFile } from 'node:fs/promises';

/** The resident memory of a process, in MB. */
export async function residentMemoryMb({ pid }: { pid: number }): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(status) ?? [];
  if (kilobytes === undefined) throw new Error(`Process ${pid} has no memory: it has ended.`);
  return Number(kilobytes) / 1024;
}
