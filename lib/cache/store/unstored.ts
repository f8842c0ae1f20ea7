// Versions of what was made here while the store was out of order, and that it has yet to get: pages by their paths,
// records by their keys.

export class Unstored {
  private readonly versions = new Map<string, number>();

  get isEmpty(): boolean {
    return this.versions.size === 0;
  }

  /** The version at a key; 0 where the store has all. */
  versionAt(key: string): number {
    return this.versions.get(key) ?? 0;
  }

  entries(): Iterable<[key: string, version: number]> {
    return this.versions.entries();
  }

  /** @returns the version */
  set(key: string, version: number): number {
    this.versions.set(key, version);
    return version;
  }

  /**
   * Forgets what the store has got, or has refused for something newer.
   * @returns false where another version was made here meanwhile, which stays
   */
  delete(key: string, version = this.versionAt(key)): boolean {
    return this.versionAt(key) === version && this.versions.delete(key);
  }
}
