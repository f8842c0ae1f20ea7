// What can be at a path instead of a page.

/** What was at a path is at another one now. */
export class Moved {
  constructor(readonly to: string) {}
}

/** A list can't be right before all posts are known. */
export class NotReady extends Error {
  readonly retryAfterSeconds = 5;

  constructor() {
    super('The posts are being read from the content source for the first time. Try again in a moment.');
    this.name = 'NotReady';
    this.stack = this.message;
  }
}
