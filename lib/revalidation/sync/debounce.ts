// When to look at a folder after events in it: soon after a save, and once after many files were copied into it.

// A save is several events; whoever copies files makes pauses between them.
const SAVE_EVENTS = 20;
const AFTER_SAVE_MS = 100;
const AFTER_MANY_MS = 1000;
const LONGEST_MS = 30_000;

/** @returns what to call at each event; `act` is called when no more come, or after half a minute of them */
export function debounce(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let events = 0;
  let firstMs = 0;
  return () => {
    const nowMs = performance.now();
    if (events === 0) firstMs = nowMs;
    events += 1;
    clearTimeout(timer);
    const waitMs = events > SAVE_EVENTS ? AFTER_MANY_MS : AFTER_SAVE_MS;
    timer = setTimeout(
      () => {
        events = 0;
        act();
      },
      Math.max(0, Math.min(waitMs, firstMs + LONGEST_MS - nowMs)),
    );
  };
}
