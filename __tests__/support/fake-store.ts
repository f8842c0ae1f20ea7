// A store in memory that servers share; each server's way to it can fail.
import type { PageWrite, Store, Stored } from '../../lib/cache/store/store';

/** What servers share. */
export interface SharedPages {
  version: number;
  stored: Map<string, Stored>;
}

interface Held {
  method: 'version' | 'read';
  begin: () => void;
  ended: Promise<void>;
}

export class FakeStore implements Store {
  readonly shared = true;
  outOfOrder = false;
  private held: Held | null = null;

  constructor(private readonly pages: SharedPages) {}

  /** Keeps the answer to the next `version` or `read` back; what it is was decided before. */
  holdNextRead(method: Held['method']): { begun: Promise<void>; end: () => void } {
    let begin = () => {};
    let end = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.held = { method, begin, ended };
    return { begun, end };
  }

  async version(path: string): Promise<number> {
    this.check();
    return this.answer('version', this.pages.stored.get(path)?.version ?? 0);
  }

  async read(path: string): Promise<Stored | null> {
    this.check();
    return this.answer('read', this.pages.stored.get(path) ?? null);
  }

  async write({ path, text, seen, version }: PageWrite): Promise<number | null> {
    this.check();
    if ((this.pages.stored.get(path)?.version ?? 0) > seen) return null;
    this.pages.version += 1_000_000;
    const written = version ?? Math.max(this.pages.version, seen + 1);
    this.pages.stored.set(path, { version: written, text });
    return written;
  }

  evict(path: string): void {
    const stored = this.pages.stored.get(path);
    if (stored) this.pages.stored.set(path, { ...stored, text: null });
  }

  used(): void {}

  async trim(): Promise<void> {}

  private check(): void {
    if (this.outOfOrder) throw new Error('out of order');
  }

  private async answer<T>(method: Held['method'], value: T): Promise<T> {
    const { held } = this;
    if (held?.method !== method) return value;
    this.held = null;
    held.begin();
    await held.ended;
    return value;
  }
}
