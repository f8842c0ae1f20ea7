// Damages what a store keeps: every text in it, in one of the ways in which disks, other programs and other versions do.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'lmdb';
import { createClient, type RedisClientType } from 'redis';
import { TABLES, type Tables } from '../../lib/cache/lmdb/tables';
import { openAgain } from './lmdb';

export type Damage = 'torn' | 'zeroed' | 'foreign' | 'of another version' | 'bit-flipped' | 'swapped';
export const DAMAGES: Damage[] = [
  'torn',
  'zeroed',
  'foreign',
  'of another version',
  'bit-flipped',
  'swapped',
];

/** What becomes of texts that stand beside each other. */
function damaged(kind: Damage, texts: string[]): string[] {
  switch (kind) {
    case 'torn':
      return texts.map((text) => text.slice(0, text.length / 2));
    case 'zeroed':
      return texts.map((text) => '\0'.repeat(text.length));
    case 'foreign':
      return texts.map(() => '{"written":"by another program"}');
    case 'of another version':
      // Without the checksum, as it might have been written before there were any.
      return texts.map((text) => text.slice(text.indexOf(' ') + 1));
    case 'bit-flipped':
      return texts.map((text) => {
        const at = Math.floor(text.length * 0.6);
        return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
      });
    case 'swapped':
      return [...texts.slice(1), ...texts.slice(0, 1)];
  }
}

const TEXTS = TABLES.filter((name) => name !== 'uses' && name !== 'log');
type TextTable = (typeof TEXTS)[number];

/** What a damaged store is asked later: which records still have the text that they were given, pages aside. */
type StillDamaged = () => Promise<string[]>;

const tableOf = (tables: Tables, name: TextTable) => tables[name] as Database<string, string>;
const isPage = (name: string) => name === 'pages' || name === 'texts';

/** In a CACHE_DIR that no server has open. */
export async function damageLmdb(cacheDir: string, kind: Damage): Promise<StillDamaged> {
  const lmdb = await openAgain(cacheDir);
  const given: [name: TextTable, key: string, text: string][] = [];
  await lmdb.write((tables) => {
    for (const name of TEXTS) {
      const table = tableOf(tables, name);
      const all = [...table.getRange({})];
      const texts = damaged(
        kind,
        all.map(({ value }) => value),
      );
      for (const [index, { key, value }] of all.entries()) {
        const text = texts[index] ?? '';
        table.put(key, text);
        if (text !== value && !isPage(name)) given.push([name, key, text]);
      }
    }
  });
  lmdb.close();
  return async () => {
    const again = await openAgain(cacheDir);
    const still = again.read((tables) =>
      given.filter(([name, key, text]) => tableOf(tables, name).get(key) === text),
    );
    again.close();
    return still.map(([name, key]) => `${name} ${key}`);
  };
}

const PAGE_BYTES = 4096;
/** In the head of a page: its own number, its kind, and where its free space ends. */
const [NUMBER, KIND, UPPER] = [0, 18, 22];
const LEAF = 2;

/** One bit in the head of each of lmdb's pages that have records: readers do not notice, and writing crashes. */
export async function damageHeads(cacheDir: string): Promise<void> {
  const file = join(cacheDir, 'data.mdb');
  const data = await readFile(file);
  for (let at = 2 * PAGE_BYTES; at < data.length; at += PAGE_BYTES) {
    const isLeaf = data.readUInt16LE(at + KIND) === LEAF;
    if (!isLeaf || data.readBigUInt64LE(at + NUMBER) !== BigInt(at / PAGE_BYTES)) continue;
    data.writeUInt16LE(data.readUInt16LE(at + UPPER) ^ 0x8000, at + UPPER);
  }
  await writeFile(file, data);
}

/** In a Redis, while no server writes. */
export async function damageRedis(url: string, kind: Damage): Promise<StillDamaged> {
  const given: [key: string, field: string, text: string][] = [];
  await asking(url, async (client) => {
    for (const key of await client.keys('isr:*')) {
      const type = await client.type(key);
      if (type === 'hash') await damageHash(client, key);
      if (type !== 'string' || key.endsWith(':id')) continue;
      const [text = ''] = damaged(kind, [(await client.get(key)) ?? '']);
      await client.set(key, text, { expiration: 'KEEPTTL' });
    }
  });
  return () =>
    asking(url, async (client) => {
      const still: string[] = [];
      for (const [key, field, text] of given)
        if ((await client.hGet(key, field)) === text) still.push(`${key} ${field}`);
      return still;
    });

  async function damageHash(client: RedisClientType, key: string): Promise<void> {
    const all = Object.entries(await client.hGetAll(key));
    const texts = damaged(
      kind,
      all.map(([, text]) => text),
    );
    for (const [index, [field, before]] of all.entries()) {
      const text = texts[index] ?? '';
      await client.hSet(key, field, text);
      if (text !== before && !key.includes(':page:')) given.push([key, field, text]);
    }
  }
}

async function asking<T>(url: string, ask: (client: RedisClientType) => Promise<T>): Promise<T> {
  const client: RedisClientType = createClient({ url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    client.destroy();
  }
}
