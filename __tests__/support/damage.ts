// Damages what a store keeps: every text in it, in one of the ways in which disks, other programs and other versions do.
import { createClient } from 'redis';
import { TABLES } from '../../lib/cache/lmdb-tables';
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

/** In a CACHE_DIR that no server has open. */
export async function damageLmdb(cacheDir: string, kind: Damage): Promise<void> {
  const lmdb = await openAgain(cacheDir);
  await lmdb.write((tables) => {
    for (const name of TEXTS) {
      const table = tables[name] as import('lmdb').Database<string, string>;
      const all = [...table.getRange({})];
      const texts = damaged(
        kind,
        all.map(({ value }) => value),
      );
      for (const [index, { key }] of all.entries()) table.put(key, texts[index] ?? '');
    }
  });
  lmdb.close();
}

/** In a Redis, while no server writes. */
export async function damageRedis(url: string, kind: Damage): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  for (const key of await client.keys('isr:*')) {
    const type = await client.type(key);
    if (type === 'hash') await damageHash(key);
    if (type !== 'string' || key.endsWith(':id')) continue;
    const [text = ''] = damaged(kind, [(await client.get(key)) ?? '']);
    await client.set(key, text, { expiration: 'KEEPTTL' });
  }
  client.destroy();

  async function damageHash(key: string): Promise<void> {
    const all = Object.entries(await client.hGetAll(key));
    const texts = damaged(
      kind,
      all.map(([, text]) => text),
    );
    for (const [index, [field]] of all.entries()) await client.hSet(key, field, texts[index] ?? '');
  }
}
