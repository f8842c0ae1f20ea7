// A lock that one process of the tests holds at a time: a file that names it.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const LOOK_EVERY_MS = 100;

/** Does work while no other process does any under the same file. One that was killed holds nothing. */
export async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await take(file))) await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = await readFile(file, 'utf8').catch(() => '');
    // Empty for the moment in which it is written.
    if (holder !== '' && !isRunning(Number(holder))) await rm(file, { force: true });
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
