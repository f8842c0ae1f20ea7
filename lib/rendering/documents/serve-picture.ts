// Serves pictures, films, sounds and documents from this site's disk.
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { FILE_TYPES, fileOf } from '../../content/pictures/files';
import { isNotModified } from './etag';

/** Of drawings, which may have scripts in them: in an <img> these do not run, but at their own address they would. */
export const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Answers with the file. @param parts of its address, behind /images @returns whether there is one */
export function servePicture(parts: string[], req: IncomingMessage, res: ServerResponse): boolean {
  const file = fileOf(parts);
  if (file === null) return false;
  const { size, mtimeMs } = statSync(file);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  // Asked for again each time, and sent again only when it is another one.
  res.setHeader('Cache-Control', 'public, no-cache');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  // Browsers show no PDF within that policy.
  if (extname(file).toLowerCase() !== '.pdf') res.setHeader('Content-Security-Policy', DRAWING_POLICY);
  if (isNotModified(etag, req, res)) return true;
  const type = FILE_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const part = partOf(req, size, etag);
  if (part === null) {
    res.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
    return true;
  }
  const { start, end, isWhole } = part;
  res.writeHead(isWhole ? 200 : 206, {
    'Content-Type': type,
    'Content-Length': end - start + 1,
    'Accept-Ranges': 'bytes',
    ...(isWhole ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (req.method === 'HEAD' || size === 0) res.end();
  // Closes the file where the client goes before it has everything, and the connection where the file can't be read.
  else pipeline(createReadStream(file, { start, end }), res, () => {});
  return true;
}

/** The bytes that a player asks for, without which some play no film; null for a part that the file does not have. */
function partOf({ headers, method }: IncomingMessage, size: number, etag: string) {
  const whole = { start: 0, end: size - 1, isWhole: true };
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const isOfAnother = headers['if-range'] !== undefined && headers['if-range'] !== etag;
  // Several parts at once may be answered with the whole.
  if (method !== 'GET' || isOfAnother || (from === '' && to === '')) return whole;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? null : { start, end, isWhole: false };
}
