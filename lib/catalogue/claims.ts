// Which posts claim an old address as theirs. Mostly it is one.

/** Keys of records by the addresses that they claim. */
export class Claims {
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
