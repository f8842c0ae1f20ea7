// Who answered readers: the access log of a server that has ACCESS_LOG says so.
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

/** The answers to the requests for a path, in order. */
export function answersTo(server: Server, path: string, method = 'GET'): Line[] {
  const named = `"path":${JSON.stringify(path)}`;
  return server
    .log()
    .split('\n')
    .filter((text) => text.startsWith('{') && text.includes(named))
    .flatMap((text) => Line.safeParse(JSON.parse(text)).data ?? [])
    .filter((line) => line.path === path && line.method === method);
}

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
