// A disk that a test can fill. It is a small tmpfs; where that may not be mounted (not root, or a container
// without the right), a limit on the size of the server's files stands in for it, and a line says so.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Server } from './site';

const run = promisify(execFile);

export interface SmallDisk {
  /** A folder on it. */
  dir: string;
  /** Leaves no room for what the server writes. */
  fill(server: Server): Promise<void>;
  makeRoom(server: Server): Promise<void>;
  remove(): Promise<void>;
}

export async function smallDisk(): Promise<SmallDisk> {
  const dir = await mkdtemp(join(tmpdir(), 'disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir]);
  } catch (error) {
    console.warn(`A limit on file sizes stands in for a full disk, for a tmpfs cannot be mounted: ${error}`);
    return limited(dir);
  }
  const filler = join(dir, 'filler');
  return {
    dir,
    async fill() {
      const full = await writeFile(filler, Buffer.alloc(2 ** 20)).then(() => null, String);
      if (!full?.includes('ENOSPC')) throw new Error(`The disk did not fill up: ${full}`);
    },
    makeRoom: () => rm(filler),
    async remove() {
      await run('umount', [dir]);
      await rm(dir, { recursive: true });
    },
  };
}

function limited(dir: string): SmallDisk {
  const limit = (server: Server, bytes: string) =>
    run('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`]).then(() => {});
  return {
    dir,
    fill: (server) => limit(server, '0'),
    makeRoom: (server) => limit(server, 'unlimited'),
    remove: () => rm(dir, { recursive: true }),
  };
}
