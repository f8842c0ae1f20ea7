// Versions of records that were made here while the store was out of order, and that it has yet to get.
import type { RecordStore } from './store';

export class Unstored {
  private readonly versions = new Map<string, number>();

  get isEmpty(): boolean {
    return this.versions.size === 0;
  }

  /** @returns the version */
  set(key: string, version: number): number {
    this.versions.set(key, version);
    return version;
  }

  /**
   * Gives them to the store. By its version each wins or loses there.
   * @param textOf gives the text of a record
   * @returns the keys of those that lost
   * @throws what the store throws
   */
  async writeTo(store: RecordStore, textOf: (key: string) => string): Promise<string[]> {
    if (this.isEmpty) return [];
    const given = [...this.versions];
    const writes = given.map(([key, version]) => ({ key, text: textOf(key), seen: version - 1, version }));
    const written = await store.write(writes);
    for (const [key, version] of given) if (this.versions.get(key) === version) this.versions.delete(key);
    return given.flatMap(([key], index) => (written[index] === null ? key : []));
  }
}
