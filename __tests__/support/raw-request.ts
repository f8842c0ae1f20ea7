// Requests as they are written, and the whole of what is answered.
import { once } from 'node:events';
import { request as send } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export interface RawRequest {
  method?: string;
  /** As it stands in the request's first line. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Decoded. */
  body: string;
}

/** Sends what is written, which may be a part of a request that never ends, and gives what is answered first. */
export async function answerToBeginning(server: { url: string }, written: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(written);
  try {
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(60_000) });
    return String(answer);
  } finally {
    socket.destroy();
  }
}

/** Sends a request over a connection of its own. */
export function ask(
  server: { url: string },
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, fail) => {
    const call = send({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', fail);
      answer.once('end', () => {
        const body = decoded(Buffer.concat(chunks), answer.headers['content-encoding']);
        done({
          status: answer.statusCode ?? 0,
          headers: { ...answer.headers },
          body: body.toString('latin1'),
        });
      });
    });
    call.once('error', fail);
    call.end(body);
  });
}

function decoded(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length === 0) return body;
  if (encoding === 'gzip') return gunzipSync(body);
  if (encoding === 'deflate') return inflateSync(body);
  return encoding === 'br' ? brotliDecompressSync(body) : body;
}
