// Which encoding a reader gets, and bodies in it.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** What is shorter Next does not compress. */
export const MIN_BYTES = 1024;
/** It is done once for very many readers, but a page may change often. */
const BROTLI_OF_PAGES = 6;
const BROTLI_OF_FILES = 10;

const MAX_KNOWN = 200;
const MAX_LENGTH = 200;
const known = new Map<string, Encoding | null>();

/** The best that an `Accept-Encoding` allows; null where Next has to say. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  if (accepted === undefined) return 'identity';
  const before = known.get(accepted);
  if (before !== undefined) return before;
  const found = choose(accepted);
  if (known.size < MAX_KNOWN && accepted.length <= MAX_LENGTH) known.set(accepted, found);
  return found;
}

function choose(accepted: string): Encoding | null {
  const weights = new Map<string, number>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
    if (name === '') continue;
    const q = parameters.find((each) => each.startsWith('q='))?.slice(2);
    const weight = q === undefined ? 1 : Number(q);
    if (!(weight >= 0 && weight <= 1) || name === '*') return null;
    weights.set(name, weight);
  }
  const of = (name: string) => weights.get(name) ?? 0;
  const identity = weights.get('identity');
  // Who likes deflate better, or refuses what is not compressed, is rare.
  if (identity === 0 || of('deflate') > Math.max(of('gzip'), of('br'))) return null;
  if (of('br') > 0 && of('br') >= Math.max(of('gzip'), identity ?? 0)) return 'br';
  if (of('gzip') > 0) return of('gzip') >= (identity ?? 0) ? 'gzip' : null;
  return 'identity';
}

/** @param isFile true for what never changes */
export function compress(body: Buffer, encoding: 'gzip' | 'br', isFile: boolean): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(body);
  const quality = isFile ? BROTLI_OF_FILES : BROTLI_OF_PAGES;
  return promisify(brotliCompress)(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
