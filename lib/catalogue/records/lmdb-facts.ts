// The small facts and leases of a single server, in LMDB, shared by its processes.
import type { Lmdb } from '../../cache/lmdb/database';
import { checkedText, withChecksum } from '../../cache/store/checksum';
import type { FactStore } from './store';

export class LmdbFacts implements FactStore {
  /** @param source the name of the content source */
  constructor(
    protected readonly lmdb: Lmdb,
    protected readonly source: string,
  ) {}

  async fact(name: string): Promise<string | null> {
    const stored = this.lmdb.read(({ facts }) => facts.get([this.source, name]));
    return stored === undefined ? null : checkedText(this.nameOf('fact', name), stored);
  }

  async putFact(name: string, text: string): Promise<void> {
    await this.lmdb.write(({ facts }) => {
      facts.put([this.source, name], withChecksum(this.nameOf('fact', name), text));
    });
  }

  lease(name: string, seconds: number): Promise<boolean> {
    return this.lmdb.write(({ leases }) => {
      const nowMs = Date.now();
      const stored = leases.get([this.source, name]);
      const untilMs = stored === undefined ? 0 : Number(checkedText(this.nameOf('lease', name), stored) ?? 0);
      // One that reaches further was made before the clock was set back.
      if (nowMs < untilMs && untilMs <= nowMs + seconds * 1000) return false;
      const until = String(nowMs + seconds * 1000);
      leases.put([this.source, name], withChecksum(this.nameOf('lease', name), until));
      return true;
    });
  }

  /** Of what is stored, for its checksum. */
  protected nameOf(kind: string, key: string): string {
    return `${kind} ${key} of source ${this.source}`;
  }
}
