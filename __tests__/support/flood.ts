// Many requests at once over connections that stay open, for tests where a client must not be the slow part.
import { Agent, request } from 'node:http';

export interface Answer {
  path: string;
  status: number;
}

/**
 * Asks for paths, so many at a time.
 * @returns how often each status was answered
 */
export async function flood(
  server: { url: string },
  paths: Iterable<string>,
  { atOnce = 32, onAnswer = (_answer: Answer): void => {} } = {},
): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const statuses = new Map<number, number>();
  const waiting = paths[Symbol.iterator]();
  const reader = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const status = await statusOf(`${server.url}${next.value}`, agent);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      onAnswer({ path: next.value, status });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  agent.destroy();
  return statuses;
}

function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((done, fail) => {
    const call = request(url, { agent }, (answer) => {
      answer.resume();
      answer.once('end', () => done(answer.statusCode ?? 0));
    });
    call.once('error', fail);
    call.end();
  });
}
