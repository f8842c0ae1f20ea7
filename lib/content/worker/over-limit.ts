// A text needs more than there is for one: time, memory, or depth.

export class OverLimit extends Error {}

export const outOfTime = (timeoutMs: number) =>
  new OverLimit(`it takes longer than ${timeoutMs} ms (RENDER_TIMEOUT_MS)`);

export const outOfMemory = (megabytes: number) =>
  new OverLimit(`it takes more than ${megabytes} MB of memory (RENDER_MEMORY_MB)`);

export const tooDeep = () => new OverLimit('it is nested too deeply');

/** Whether the error is what JavaScript says of too deep a nesting. */
export const isTooDeep = (error: unknown) =>
  error instanceof RangeError && error.message.includes('call stack');
