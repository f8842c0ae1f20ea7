// Versions of pages that were made here while the store was out of order, and that it has yet to get.
import type { PageMemory } from './page-memory';
import type { Store } from './store/store';

interface Options {
  store: Store;
  memory: PageMemory;
  /** Takes into memory what the store has at a path. */
  takeFromStore: (path: string, version: number) => Promise<unknown>;
}

export class UnstoredPages {
  private readonly versions = new Map<string, number>();

  constructor(private readonly options: Options) {}

  /** The version at a path; 0 where the store has all. */
  versionAt(path: string): number {
    return this.versions.get(path) ?? 0;
  }

  set(path: string, version: number): void {
    this.versions.set(path, version);
  }

  delete(path: string): void {
    this.versions.delete(path);
  }

  /** Adds all that is in memory, for the store has lost what was in it. */
  addAll(): void {
    for (const [path, { version }] of this.options.memory.entries())
      if (version > 0) this.versions.set(path, version);
  }

  /**
   * Gives them to the store. By its version each wins or loses there.
   * @throws what the store throws; those that it has not got by then are left
   */
  async writeBack(): Promise<void> {
    const { store, memory, takeFromStore } = this.options;
    for (const [path, version] of this.versions) {
      const page = memory.get(path);
      if (!page) continue;
      if (page.version > version) {
        // It was replaced by a newer page, which the store had.
        this.versions.delete(path);
        continue;
      }
      const text = JSON.stringify(page.entry);
      const stored = await store.write({ path, text, seen: version - 1, version });
      if (this.versions.get(path) !== version) continue;
      this.versions.delete(path);
      if (stored !== null) {
        memory.keep(path, { entry: page.entry, version: stored }, text);
        continue;
      }
      // The store has a newer page. It is taken into memory at once, for the store may lose that one too.
      memory.delete(path);
      await takeFromStore(path, version);
    }
  }
}
