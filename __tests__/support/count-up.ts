// A process of its own that counts in a store which others count in, too: `count-up <folder> <how far> <posts>`.
// What it says at its end are the tears that it saw.
import { Lmdb } from '../../lib/cache/lmdb/database';
import { LmdbStore } from '../../lib/cache/lmdb/store';
import { LmdbRecords } from '../../lib/catalogue/records/lmdb-records';

const [, , dir = '', steps = '0', name = ''] = process.argv;
const FILLER = 'x'.repeat(20_000);

/** Large, and whole only when it ends as it began. */
const textOf = (count: number) => `${count} ${FILLER} ${count}`;
const countIn = (text: string) => Number(text.split(' ')[0]);

async function countUp(): Promise<void> {
  const lmdb = await Lmdb.in(dir);
  const store = new LmdbStore(lmdb, 'release');
  const records = new LmdbRecords(lmdb, 'source');
  let tears = 0;
  for (let step = 0; step < Number(steps); ) {
    const stored = await store.read('/shared');
    const count = stored?.text ? countIn(stored.text) : 0;
    if (stored?.text && stored.text !== textOf(count)) tears += 1;
    if (
      (await store.write({ path: '/shared', text: textOf(count + 1), seen: stored?.version ?? 0 })) === null
    )
      continue;
    step += 1;
    await records.write([{ key: `${name} ${step}`, text: `${step}`, seen: 0 }]);
  }
  process.send?.({ tears }, () => process.exit());
}

void countUp();
