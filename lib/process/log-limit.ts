// How many lines of a kind the log takes.
import { processWide } from './process-wide';

const MINUTE_MS = 60_000;
/** Lines of one kind that differ, in a minute. */
const MAX_OF_A_KIND = 5;
/** Of one event, so that no event pushes out another. What goes beyond is one kind: that of all the rest. */
const MAX_KINDS = 20;

interface Kind {
  written: Set<string>;
  rest: number;
  tellRest: (rest: number) => void;
}

/** By event, and then by what the reasons have in common. */
const events = processWide('log kinds', () => new Map<string, Map<string, Kind>>());

/**
 * Whether a line may be written: it is none of those of the last minute, and there were not too many of its kind.
 * @param event what happened
 * @param reason why, cut short; lines whose reasons differ in names, numbers and addresses alone are of one kind
 * @param tellRest is called at the end of the minute with the number of lines that were not written; the latest counts
 */
export function mayWrite(event: string, reason: string, tellRest: (rest: number) => void): boolean {
  const kind = kindOf(event, reason);
  if (!kind.written.has(reason) && kind.written.size < MAX_OF_A_KIND) {
    kind.written.add(reason);
    return true;
  }
  kind.rest += 1;
  kind.tellRest = tellRest;
  return false;
}

const REST = 'of all the rest';

function kindOf(event: string, reason: string): Kind {
  const kinds = events.get(event) ?? new Map<string, Kind>();
  events.set(event, kinds);
  const shape = reason.replace(/"(?:[^"\\]|\\.)*"|\S*\/\S*|\d+/g, '…');
  const name = kinds.has(shape) || kinds.size < MAX_KINDS ? shape : REST;
  const known = kinds.get(name);
  if (known) return known;
  const kind: Kind = { written: new Set(), rest: 0, tellRest: () => {} };
  kinds.set(name, kind);
  setTimeout(() => {
    kinds.delete(name);
    if (kind.rest > 0) kind.tellRest(kind.rest);
  }, MINUTE_MS).unref();
  return kind;
}
