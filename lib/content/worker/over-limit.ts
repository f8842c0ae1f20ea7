// A text needs more than there is for one: time, memory, or depth.

export class OverLimit extends Error {
  /** It may be the machine's fault as well. */
  readonly mayPass: boolean = false;
}

class WaitedTooLong extends OverLimit {
  override readonly mayPass = true;
}

/** What a worker ends by whose task has had its time. Windows has no such signal. */
export const TIME_OVER = process.platform === 'win32' ? 'SIGKILL' : 'SIGVTALRM';

export const outOfTime = (limitMs: number) =>
  new OverLimit(`it takes more than ${limitMs} ms of the processor (RENDER_TIMEOUT_MS)`);

export const waitedTooLong = (waitedMs: number) =>
  new WaitedTooLong(`it was not done within ${waitedMs} ms, on a machine that is too busy or stands still`);

export const outOfMemory = (megabytes: number) =>
  new OverLimit(`it takes more than ${megabytes} MB of memory (RENDER_MEMORY_MB)`);

export const tooDeep = () => new OverLimit('it is nested too deeply');

/**
 * In characters. A few kilobytes can become more than a server holds, as a long address does that is named again and again:
 * a worker sends it to nobody.
 */
const MAX_HTML_CHARACTERS = 5_000_000;

/** @throws OverLimit where it is more */
export function refuseIfTooLong(html: string): void {
  if (html.length > MAX_HTML_CHARACTERS)
    throw new OverLimit(`it becomes more than ${MAX_HTML_CHARACTERS / 1_000_000} million characters of HTML`);
}

/** Whether the error is what JavaScript says of too deep a nesting. */
export const isTooDeep = (error: unknown) =>
  error instanceof RangeError && error.message.includes('call stack');
