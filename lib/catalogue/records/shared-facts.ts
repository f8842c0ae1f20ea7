// Small facts and leases that servers share. While the store is out of order each server has its own.
import type { z } from 'zod';
import type { FactStore } from './store';

export class SharedFacts {
  private readonly own = new Map<string, string>();

  /** @param logFailure is told what the store throws */
  constructor(
    private readonly store: FactStore | null,
    private readonly logFailure: (error: unknown) => null,
  ) {}

  /** A fact, such as how far the last sync came; null when there is none. */
  async get(name: string): Promise<string | null> {
    const stored = await this.store?.fact(name).catch(this.logFailure);
    return stored ?? this.own.get(name) ?? null;
  }

  /** The same of a fact that is JSON; null also for what is of another form, as of another version of the blog. */
  async getJson<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema> | null> {
    const text = await this.get(name);
    try {
      return text === null ? null : schema.parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  async put(name: string, text: string): Promise<void> {
    this.own.set(name, text);
    await this.store?.putFact(name, text).catch(this.logFailure);
  }

  /** Whether this server gets the lease of this name: one of all does, for so many seconds; each, while the store is out of order. */
  async lease(name: string, seconds: number): Promise<boolean> {
    try {
      return (await this.store?.lease(name, seconds)) ?? true;
    } catch (error) {
      this.logFailure(error);
      return true;
    }
  }
}
