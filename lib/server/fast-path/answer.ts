// An answer that is kept: made once, sent often.
import type { ServerResponse } from 'node:http';
import pLimit from 'p-limit';
import { writeHead } from '../response-headers';
import { fieldOf, type NextAnswer } from './ask-next';
import { compress, type Encoding, MIN_BYTES } from './encoding';

/** Files come in dozens after a release, and each keeps a thread busy that pages need. */
const oneFile = pLimit(1);

interface Body {
  headers: string[];
  bytes: Buffer;
}

export class Answer {
  readonly etag: string | undefined;
  readonly status: number;
  private readonly bodies = new Map<Encoding, Body>();
  private readonly compressing = new Map<Encoding, Promise<void>>();
  private readonly isCompressible: boolean;

  /** @param isFile whether it never changes */
  constructor(
    { status, headers, body }: NextAnswer,
    private readonly isHead: boolean,
    private readonly isFile: boolean,
  ) {
    this.status = status;
    this.etag = fieldOf(headers, 'etag');
    const vary = fieldOf(headers, 'vary') ?? '';
    // So Next says that it would compress this.
    this.isCompressible = body.length >= MIN_BYTES && /accept-encoding/i.test(vary);
    const whole = isHead || status === 304 ? headers : withLength(headers, body.length);
    this.bodies.set('identity', { headers: whole, bytes: body });
  }

  get bytes(): number {
    let sum = 0;
    for (const { bytes, headers } of this.bodies.values()) sum += bytes.length + headers.join().length;
    return sum;
  }

  /** Sends it, and returns true; false where it is not there in this encoding yet. */
  send(response: ServerResponse, encoding: Encoding): boolean {
    const body = this.bodyIn(encoding);
    if (!body) return false;
    writeHead.call(response, this.status, body.headers);
    if (this.isHead) response.end();
    else response.end(body.bytes);
    return true;
  }

  /** Has it compressed. Gives what readers can wait for; null where they need not, or it takes too long for them. */
  prepare(encoding: Encoding): Promise<void> | null {
    if (encoding === 'identity' || this.bodyIn(encoding)) return null;
    const running =
      this.compressing.get(encoding) ??
      this.compress(encoding).catch(() => void this.compressing.delete(encoding));
    this.compressing.set(encoding, running);
    return this.isFile ? null : running;
  }

  private bodyIn(encoding: Encoding): Body | undefined {
    return this.bodies.get(this.isCompressible ? encoding : 'identity');
  }

  private async compress(encoding: Exclude<Encoding, 'identity'>): Promise<void> {
    const plain = this.bodies.get('identity');
    if (!plain) return;
    const work = () => compress(plain.bytes, encoding, this.isFile);
    const bytes = await (this.isFile ? oneFile(work) : work());
    const headers = ['Content-Encoding', encoding, ...withLength(plain.headers, bytes.length)];
    this.bodies.set(encoding, { headers, bytes });
  }
}

function withLength(headers: string[], length: number): string[] {
  const others = headers.filter((_, at) => headers[at - (at % 2)]?.toLowerCase() !== 'content-length');
  return [...others, 'Content-Length', String(length)];
}
