// What readers of one post may see, on whichever servers: the rules that the promises come down to.

/** A state of a post at the source. Versions grow with every edit, of all posts. */
export interface State {
  version: number;
  gone: boolean;
}

/** What a reader got: the version on the page, or null for a page that does not have the post. */
export interface Seen {
  status: number;
  version: number | null;
}

/** A place where a post shows: its page, or its entry in a list. */
export class View {
  private promised = 0;
  private wasGood = false;
  private readonly lastOf = new Map<string, number>();

  /** @param history all states of the post, kept by who edits it */
  constructor(private readonly history: State[]) {}

  /** A call that began at this version said that the place was made again. */
  promise(version: number, good: boolean): void {
    this.promised = Math.max(this.promised, version);
    this.wasGood ||= good;
  }

  /** A reader asks; the judge that this gives says what is wrong with the answer, or null. */
  ask(reader: string): (seen: Seen) => string | null {
    const { promised, wasGood } = this;
    return ({ status, version }) => {
      const last = this.lastOf.get(reader) ?? 0;
      if (status >= 500) return wasGood ? `${status} for a page that was good` : null;
      const atLeast = Math.max(promised, last);
      const why = `(a call promised ${promised}, ${reader} has seen ${last})`;
      const fits = this.history.find((state) =>
        version === null ? state.gone && state.version >= atLeast : state.version === version,
      );
      if (!fits) return `${version ?? 'nothing'}, which was not there since ${atLeast} ${why}`;
      if (fits.version < atLeast) return `${fits.version} is older than ${atLeast} ${why}`;
      this.lastOf.set(reader, fits.version);
      this.wasGood ||= version !== null;
      return null;
    };
  }
}

/** Random numbers that a seed repeats (mulberry32). */
export function randomFrom(seed: number): { below(limit: number): number; of<T>(items: readonly T[]): T } {
  let state = seed | 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return { below, of: (items) => items[below(items.length)] as (typeof items)[number] };
}
