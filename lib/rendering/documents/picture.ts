// Serves a picture from this site's disk.
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { fileOf, PICTURE_TYPES } from '../../content/pictures';

/** Answers with the picture. @param parts of its address, behind /images @returns whether there is one */
export function servePicture(parts: string[], req: IncomingMessage, res: ServerResponse): boolean {
  const file = fileOf(parts);
  if (file === null) return false;
  const { size, mtimeMs } = statSync(file);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  res.setHeader('ETag', etag);
  // Asked for again each time, and sent again only when it is another one.
  res.setHeader('Cache-Control', 'public, no-cache');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  // A drawing may have scripts in it, which nobody should run.
  res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  if (req.headers['if-none-match']?.includes(etag)) {
    res.writeHead(304).end();
    return true;
  }
  res.writeHead(200, {
    'Content-Type': PICTURE_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': size,
  });
  if (req.method === 'HEAD') res.end();
  // Closes the file where the client goes before it has everything, and the connection where the file can't be read.
  else pipeline(createReadStream(file), res, () => {});
  return true;
}
