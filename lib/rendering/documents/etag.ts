// ETags of documents, pictures and other files.
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Says what the answer's ETag is, and answers 304 to a reader who has that already.
 * @returns whether it has answered
 */
export function isNotModified(etag: string, req: IncomingMessage, res: ServerResponse): boolean {
  res.setHeader('ETag', etag);
  if (!req.headers['if-none-match']?.includes(etag)) return false;
  res.writeHead(304).end();
  return true;
}
