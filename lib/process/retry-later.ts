// Errors that pass by themselves. Readers get a 503 that says when to ask again: see pages/_error.tsx.

export class RetryLater extends Error {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
    // Where it was thrown says no more than its words, which Next prints with its stack.
    this.stack = message;
  }
}

/** By what it has, for each of Next's bundles has the class once. */
export const passesByItself = (error: unknown): error is RetryLater =>
  error instanceof Error && 'retryAfterSeconds' in error;
