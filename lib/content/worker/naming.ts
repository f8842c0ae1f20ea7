// What errors call a post, and what tells one text from others where failures are kept.
import { createHash } from 'node:crypto';

/** @param id as its source gives it */
export const nameOf = (id: unknown): string => `Post ${JSON.stringify(id)}`;

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('base64url');
