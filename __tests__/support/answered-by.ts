// Who answered readers: the access log of a server that has ACCESS_LOG says so, and of any its last line.
import { z } from 'zod';
import { eventually, readPage } from './http';
import { ask, type RawRequest } from './raw-request';
import type { Server } from './site';

const Line = z.object({
  event: z.literal('request'),
  method: z.string(),
  path: z.string(),
  status: z.number().nullable(),
  from: z.enum(['memory', 'next']),
});

type Line = z.infer<typeof Line>;

/** The lines of its log with some words in them. */
const linesWith = (server: Server, words: string) =>
  server
    .log()
    .split('\n')
    .filter((text) => text.startsWith('{') && text.includes(words))
    .map((text) => JSON.parse(text));

/** All requests that were answered, in order. */
export const allAnswers = (server: Server): Line[] =>
  linesWith(server, '"event":"request"').map((line) => Line.parse(line));

/** The answers to the requests for a path, in order. */
export const answersTo = (server: Server, path: string, method = 'GET'): Line[] =>
  linesWith(server, `"path":${JSON.stringify(path)}`)
    .flatMap((line) => Line.safeParse(line).data ?? [])
    .filter((line) => line.path === path && line.method === method);

/** How many answers came from memory, and how many from Next, as a server says when it has stopped. */
export const countsOf = (server: Server): { fromMemory: number; byNext: number } =>
  linesWith(server, '"event":"requests"')[0] ?? { fromMemory: 0, byNext: 0 };

export const answeredBy = (server: Server, path: string, method = 'GET') =>
  answersTo(server, path, method).map(({ from }) => from);

export const lastOf = (server: Server, path: string, method = 'GET') =>
  answeredBy(server, path, method).at(-1);

/** Reads until the answer comes from memory. */
export async function warm(server: Server, path: string): Promise<void> {
  await eventually(`${path} from memory`, async () => {
    await readPage(server, path);
    return lastOf(server, path) === 'memory';
  });
}

/** Asks until an answer with a status has come from memory. */
export async function warmWith(server: Server, request: RawRequest, status: number): Promise<void> {
  const { method, path } = request;
  await eventually(`${method ?? ''} ${path} ${status} from memory`, async () => {
    await ask(server, request);
    return answersTo(server, path, method).some((line) => line.from === 'memory' && line.status === status);
  });
}
