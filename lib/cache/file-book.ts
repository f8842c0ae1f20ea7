// A book of a single server: its entries in a few JSON files, each replaced whole. Two processes on one folder may
// overwrite each other's entries, so only what can be found out again belongs in it.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Book } from './book';

type Entries = Map<string, string>;

const Pairs = z.array(z.tuple([z.string(), z.string()]));

/** The book that is kept in a folder, which is made when it is not there. */
export function fileBook(dir: string): Book {
  let last: Promise<unknown> = Promise.resolve();

  /** Changes are made one after the other: each reads what the one before it wrote. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
  const change = (entry: string, by: (entries: Entries) => unknown) =>
    inTurn(async () => {
      const file = fileOf(entry);
      const entries = await read(join(dir, file));
      by(entries);
      await write(dir, file, entries);
    });

  return {
    get: async (entry) => (await read(join(dir, fileOf(entry)))).get(entry) ?? null,
    put: (entry, text) => change(entry, (entries) => entries.set(entry, text)),
    remove: (entry) => change(entry, (entries) => entries.delete(entry)),
    putAll: (entries) =>
      inTurn(async () => {
        const files = new Map<string, Entries>();
        for (const [entry, text] of entries) {
          const file = fileOf(entry);
          const present = files.get(file) ?? (await read(join(dir, file)));
          files.set(file, present.set(entry, text));
        }
        for (const [file, present] of files) await write(dir, file, present);
      }),
    all: () =>
      inTurn(async () => {
        const files = (await readdir(dir).catch((error) => orNothing(error, []))).filter((file) =>
          /^[0-9a-f]{2}\.json$/.test(file),
        );
        const parts = await Promise.all(files.map((file) => read(join(dir, file))));
        return new Map(parts.flatMap((part) => [...part]));
      }),
  };
}

function fileOf(entry: string): string {
  return `${createHash('sha256').update(entry).digest('hex').slice(0, 2)}.json`;
}

/** What is not there, or torn, says nothing. */
async function read(file: string): Promise<Entries> {
  const text = await readFile(file, 'utf8').catch((error) => orNothing(error, '[]'));
  try {
    return new Map(Pairs.parse(JSON.parse(text)));
  } catch {
    return new Map();
  }
}

/** A folder in which nothing was written yet, or nothing can be, is empty. Any other trouble hides what is there. */
function orNothing<T>(error: NodeJS.ErrnoException, nothing: T): T {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return nothing;
  throw error;
}

async function write(dir: string, file: string, entries: Entries): Promise<void> {
  await mkdir(dir, { recursive: true });
  const whole = join(/* turbopackIgnore: true */ dir, `${file}.${randomUUID()}`);
  await writeFile(whole, JSON.stringify([...entries]));
  await rename(whole, join(/* turbopackIgnore: true */ dir, file));
}
