// Asks Next for an answer in this process, as a reader would who sends no header that could change it.
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

/** An answer as Next has given it. */
export interface NextAnswer {
  status: number;
  /** Names and values in turn, as they were sent, without those of the connection. */
  headers: string[];
  body: Buffer;
}

const OF_CONNECTION = ['date', 'connection', 'keep-alive', 'transfer-encoding'];

/**
 * @param etag of what the asker has already
 * @throws Error where the answer is larger than `maxBytes`
 */
export async function askNext(
  handle: Handle,
  method: 'GET' | 'HEAD',
  url: string,
  { etag, maxBytes }: { etag?: string; maxBytes: number },
): Promise<NextAnswer> {
  const request = new IncomingMessage(new Socket());
  const headers = { host: 'localhost', ...(etag && { 'if-none-match': etag }) };
  Object.assign(request, {
    method,
    url,
    headers,
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
  });
  request.push(null);
  const response = new ServerResponse(request);
  // The body follows the head as it is, up to the end.
  response.useChunkedEncodingByDefault = false;
  response.shouldKeepAlive = false;
  const chunks: Buffer[] = [];
  let bytes = 0;
  const sink = new Duplex({
    read() {},
    write(chunk, _encoding, done) {
      chunks.push(chunk);
      bytes += chunk.length;
      done(bytes > maxBytes ? new Error(`${url} is larger than ${maxBytes} bytes.`) : null);
    },
  });
  const finished = new Promise<void>((done, fail) => {
    response.once('finish', done);
    response.once('error', fail);
    response.once('close', () => fail(new Error('Next has ended without an answer.')));
  });
  sink.once('error', () => response.destroy());
  // As Node's server does for its connections: a large file goes on only then.
  sink.on('drain', () => response.emit('drain'));
  // A Duplex has all that an answer needs of a socket.
  response.assignSocket(sink as Socket);
  try {
    await Promise.all([handle(request, response), finished]);
  } finally {
    sink.destroy();
  }
  return parse(Buffer.concat(chunks));
}

function parse(sent: Buffer): NextAnswer {
  const end = sent.indexOf('\r\n\r\n');
  const [first = '', ...lines] = sent.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(': ');
    const name = line.slice(0, colon);
    return OF_CONNECTION.includes(name.toLowerCase()) ? [] : [name, line.slice(colon + 2)];
  });
  return { status: Number(first.split(' ')[1]), headers, body: sent.subarray(end + 4) };
}

/** A header's value; the name in small letters. */
export function fieldOf(headers: string[], name: string): string | undefined {
  const index = headers.findIndex((each, at) => at % 2 === 0 && each.toLowerCase() === name);
  return index < 0 ? undefined : headers[index + 1];
}

/** Next says of pages, and of nothing else, where it has them from. */
export function isFromCache({ headers }: NextAnswer): boolean {
  return fieldOf(headers, 'x-nextjs-cache') !== undefined;
}

/** Draft mode and the like say so. */
export function isForAll({ headers }: NextAnswer): boolean {
  const isPrivate = /no-store|private/i.test(fieldOf(headers, 'cache-control') ?? '');
  return !isPrivate && fieldOf(headers, 'set-cookie') === undefined;
}
