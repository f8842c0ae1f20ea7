// A process whose working directory is removed, with the database in it: it writes again, and says what became of that.
import { rmSync } from 'node:fs';
import { Lmdb } from '../../lib/cache/lmdb/database';

async function main(): Promise<void> {
  const lmdb = await Lmdb.in('deep/cache');
  const put = (text: string) => lmdb.write(({ facts }) => void facts.put(['source', 'name'], text));
  await put('before');
  rmSync(process.cwd(), { recursive: true });
  process.stdout.write(
    await put('after').then(
      () => 'written',
      () => 'refused',
    ),
  );
  process.exit();
}

void main();
