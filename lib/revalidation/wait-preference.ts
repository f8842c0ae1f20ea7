// `Prefer: wait=30` (RFC 7240, section 4.3): a caller that says how long it will wait for the answer.

const MAX_WAIT_SECONDS = 60;

/**
 * How long a caller says it will wait, in ms; null where it says nothing of the kind.
 * @param prefer the header of this name, such as `respond-async, wait=30`. More than a minute is taken as a minute.
 */
export function preferredWaitMs(prefer: string | undefined): number | null {
  for (const preference of prefer?.split(',') ?? []) {
    const [, seconds] = preference.match(/^\s{0,9}wait\s{0,9}=\s{0,9}"?(\d{1,9})"?\s{0,9}(?:;|$)/i) ?? [];
    if (seconds) return Math.min(Number(seconds), MAX_WAIT_SECONDS) * 1000;
  }
  return null;
}
