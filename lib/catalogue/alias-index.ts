// Which posts say that an address was theirs. Mostly it is one.

/** Keys of records by the old addresses that their authors give them. */
export class AliasIndex {
  private readonly keys = new Map<string, string | Set<string>>();

  add(path: string, key: string): void {
    const known = this.keys.get(path);
    if (known === undefined || known === key) this.keys.set(path, key);
    else this.keys.set(path, new Set(typeof known === 'string' ? [known, key] : [...known, key]));
  }

  delete(path: string, key: string): void {
    const known = this.keys.get(path);
    if (known === key) this.keys.delete(path);
    if (known instanceof Set) known.delete(key);
  }

  at(path: string): string[] {
    const known = this.keys.get(path) ?? [];
    return typeof known === 'string' ? [known] : [...known];
  }
}
