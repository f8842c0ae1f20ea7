// What a server holds in memory: see report-memory.js.
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT, type Server, type Start } from './site';

const Line = z.object({ heldMb: z.number(), rssMb: z.number() });

/** How a server is started that can be asked, with so much room for its heap. */
export const withHeap = (megabytes: number) => (port: string) =>
  ({
    command: [
      `--max-old-space-size=${megabytes}`,
      '--expose-gc',
      '--require',
      join(PROJECT, '__tests__/support/report-memory.js'),
      'server.js',
      '-p',
      port,
    ],
    url: `http://localhost:${port}`,
  }) satisfies Start;

/** In megabytes: what it needs, and what it has of the system. */
export async function heldMemory(server: Server): Promise<z.infer<typeof Line>> {
  const asked = server.log().split('"event":"held memory"').length;
  process.kill(server.pid, 'SIGUSR2');
  await server.logged(`"event":"held memory","asked":${asked},`);
  const line = server
    .log()
    .split('\n')
    .find((each) => each.includes(`"held memory","asked":${asked},`));
  return Line.parse(JSON.parse(line ?? ''));
}
