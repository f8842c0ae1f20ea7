// The store of a single server: a file each path. A write is a new file under the next version's name, made
// whole elsewhere and linked there, which fails if another process was first; then the old one is removed.
// So a kill at any moment leaves whole files, and of two the one with the greater version counts.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { link, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NEVER_EVICTED_BYTES, type Store, type Stored } from './store';

const TIDY_EVERY_MS = 600_000;
const DAY_MS = 86_400_000;

interface Known {
  version: number;
  bytes: number;
  usedMs: number;
}

export class FileStore implements Store {
  readonly shared = false;
  private readonly known = new Map<string, Known>();
  private bytes = 0;
  private written = 0;
  /** Of this store alone: in containers, two processes may have one process id. */
  private readonly writer = randomUUID();
  private claimed = false;
  private readonly dir: string;

  /**
   * @param root CACHE_DIR, made when it is not there
   * @param release whose pages these are; those of others that have not run for a day are removed
   */
  constructor(
    private readonly root: string,
    release: string,
  ) {
    this.dir = join(root, release);
    try {
      mkdirSync(join(this.dir, 'new'), { recursive: true });
      for (const shard of readdirSync(this.dir)) if (/^[0-9a-f]{2}$/.test(shard)) this.look(shard);
    } catch {
      // Reads find nothing and writes say why.
    }
    this.tidy();
    setInterval(() => this.tidy(), TIDY_EVERY_MS).unref();
  }

  /** Marks this release as running; removes releases that no longer run, and files that a kill left half made. */
  private tidy(): void {
    const now = new Date();
    const unused = (path: string, ms: number) =>
      now.getTime() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > ms;
    try {
      utimesSync(this.dir, now, now);
      for (const release of readdirSync(this.root)) {
        const dir = join(this.root, release);
        if (existsSync(join(dir, 'new')) && unused(dir, DAY_MS)) rmSync(dir, { recursive: true });
      }
      for (const file of readdirSync(join(this.dir, 'new'))) {
        const whole = join(this.dir, 'new', file);
        if (unused(whole, TIDY_EVERY_MS)) rmSync(whole, { force: true });
      }
    } catch {
      // A folder that cannot be tidied can be used all the same.
    }
  }

  version(path: string): number {
    const name = nameOf(path);
    const known = this.known.get(name);
    // Another process may have written: then the next version is there, or this one is no more.
    if (
      known &&
      existsSync(this.file(name, known.version)) &&
      !existsSync(this.file(name, known.version + 1))
    ) {
      return known.version;
    }
    this.forget(name);
    this.look(name.slice(0, 2), name);
    return this.known.get(name)?.version ?? 0;
  }

  async read(path: string): Promise<Stored | null> {
    for (;;) {
      const version = this.version(path);
      if (version === 0) return null;
      const file = this.file(nameOf(path), version);
      const text = await readFile(file, 'utf8').catch((error) => {
        if (existsSync(file)) throw error;
      });
      // A write that ended meanwhile has removed the file, or made what was read the version before.
      if (text !== undefined && this.version(path) === version) return { version, text: text || null };
    }
  }

  async write(path: string, text: string, seen: number, wanted = 0): Promise<number | null> {
    const name = nameOf(path);
    const current = this.version(path);
    if (current > seen) return null;
    const version = Math.max(current + 1, wanted);
    this.written += 1;
    const whole = join(this.dir, 'new', `${this.writer}-${this.written}`);
    try {
      // Either may be missing: on the first write, and after one that somebody removed.
      for (const folder of ['new', name.slice(0, 2)])
        mkdirSync(join(/* turbopackIgnore: true */ this.dir, folder), { recursive: true });
      await writeFile(whole, text);
      await link(whole, this.file(name, version));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
      throw error;
    } finally {
      await rm(whole, { force: true }).catch(() => {});
    }
    if (current > 0) await rm(this.file(name, current), { force: true });
    this.note(name, { version, bytes: Buffer.byteLength(text), usedMs: Date.now() });
    return version;
  }

  used(path: string): void {
    const known = this.known.get(nameOf(path));
    if (known) known.usedMs = Date.now();
  }

  async claimSeeds(): Promise<boolean> {
    const first = !this.claimed;
    this.claimed = true;
    return first;
  }

  async settleSeeds(): Promise<void> {}

  async unclaimSeeds(): Promise<void> {
    this.claimed = false;
  }

  async trim(maxBytes: number): Promise<void> {
    if (this.bytes <= maxBytes) return;
    const evictable = [...this.known].filter(([, { bytes }]) => bytes >= NEVER_EVICTED_BYTES);
    evictable.sort(([, a], [, b]) => a.usedMs - b.usedMs);
    for (const [name, known] of evictable) {
      if (this.bytes <= maxBytes) return;
      await truncate(this.file(name, known.version)).catch(() => {});
      this.note(name, { ...known, bytes: 0 });
    }
  }

  /** Takes in what lies in one of the 256 folders, of one name or of all. */
  private look(shard: string, only?: string): void {
    const folder = join(this.dir, shard);
    if (!existsSync(folder)) return;
    for (const file of readdirSync(folder)) {
      const [name = '', digits = ''] = file.split('.');
      const version = Number(digits);
      if ((only && name !== only) || !Number.isSafeInteger(version) || version < 1) continue;
      if (file !== `${name}.${version}`) continue;
      if (version <= (this.known.get(name)?.version ?? 0)) continue;
      const stat = statSync(join(folder, file), { throwIfNoEntry: false });
      if (stat?.isFile()) this.note(name, { version, bytes: stat.size, usedMs: stat.mtimeMs });
    }
  }

  private note(name: string, known: Known): void {
    this.forget(name);
    this.known.set(name, known);
    this.bytes += known.bytes;
  }

  private forget(name: string): void {
    this.bytes -= this.known.get(name)?.bytes ?? 0;
    this.known.delete(name);
  }

  private file(name: string, version: number): string {
    return join(/* turbopackIgnore: true */ this.dir, name.slice(0, 2), `${name}.${version}`);
  }
}

/** A file name for a path of any length. */
function nameOf(path: string): string {
  return createHash('sha256').update(path).digest('hex');
}
