// Whether two servers answer a request alike, as far as readers can tell.
import { type Answer, ask, type RawRequest } from './raw-request';
import type { Server } from './site';

/**
 * What readers can tell apart. How a body is cut up for the way they cannot, and ours may be compressed better: Next
 * knows no Brotli, and compresses very short texts that it does not know the length of.
 */
function told({ status, headers, body }: Answer, acceptsBrotli: boolean) {
  const { date: _, connection: __, 'keep-alive': ___, 'transfer-encoding': ____, ...rest } = headers;
  const isShort = body.length < 1024;
  if (acceptsBrotli || rest['content-encoding']) delete rest['content-length'];
  if (acceptsBrotli || isShort) delete rest['content-encoding'];
  return { status, headers: rest, body };
}

/**
 * Asks `next` once, and `fast` three times: for the answer from Next, as it is made, and as it is kept.
 * @returns what all of them said
 */
export async function sameAnswer(fast: Server, next: Server, request: RawRequest): Promise<Answer> {
  const acceptsBrotli = /br/.test(request.headers?.['accept-encoding'] ?? '');
  const wanted = told(await ask(next, request), acceptsBrotli);
  for (let times = 1; times <= 3; times++) {
    const given = told(await ask(fast, request), acceptsBrotli);
    // Without it, Next sends a body in pieces.
    if (!wanted.headers['content-length']) delete given.headers['content-length'];
    expect([request, given]).toEqual([request, wanted]);
  }
  return wanted;
}

/** Has both make what an answer is made of. */
export async function readBoth(fast: Server, next: Server, request: RawRequest): Promise<void> {
  await ask(next, request);
  await ask(fast, request);
}
