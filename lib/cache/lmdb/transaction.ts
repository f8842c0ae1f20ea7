// A process that exits waits for lmdb's thread. A thread that has begun a transaction, and waits for the change that this
// process was to make in it, would wait for good.
import type { RootDatabase } from 'lmdb';
import { processWide } from '../../process/process-wide';

const transactions = processWide('lmdb-transactions', () => {
  const counts = { waiting: 0 };
  // Nothing was changed yet, so nothing is lost.
  process.on('exit', () => counts.waiting > 0 && process.kill(process.pid, 'SIGKILL'));
  return counts;
});

/**
 * Makes a change in a transaction, whole or not at all. It is a child: in no other kind of transaction is undone what a
 * change did before it threw. A process that exits meanwhile ends by SIGKILL.
 * @throws what the change throws; lmdb's error
 */
export async function inTransaction(root: RootDatabase, change: () => void): Promise<void> {
  let isWaiting = true;
  const begin = () => {
    if (isWaiting) transactions.waiting -= 1;
    isWaiting = false;
  };
  transactions.waiting += 1;
  try {
    await root.childTransaction(() => {
      begin();
      change();
    });
  } finally {
    begin();
  }
}
