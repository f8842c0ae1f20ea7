// The server's calls to its own webhook, for changes that it notices itself: the same way as everybody's.
import { randomBytes } from 'node:crypto';
import { processWide } from '../../process-wide';
import type { Result } from '../regenerate';
import type { Report } from '../report';

/** A token that only this process knows, new with every start. */
export const ownToken = () => processWide('own-token', () => randomBytes(32).toString('base64url'));

/**
 * Tells the own webhook of a change, or asks it for paths.
 * @param port where this server listens
 * @throws Error when the server does not answer
 */
export async function callOwnWebhook(
  port: number,
  message: { id: string; previousId?: string } | { paths: string[] } | { sweep: true } | { finish: true },
): Promise<Report> {
  const response = await fetch(`http://localhost:${port}/api/revalidate?from=bearer`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ownToken()}`,
      'content-type': 'application/json',
      // A connection that is kept may be closed by the server just when it is used again.
      connection: 'close',
    },
    body: JSON.stringify(message),
  });
  return { status: response.status, body: await response.json() };
}

const works = processWide('unfinished', () => new Set<Promise<Report>>());
const arriving = processWide('finish-arriving', () => new Set<() => void>());

/** Publishes whose callers may have had their answer already. */
export const unfinished = {
  add(work: Promise<Report>): void {
    works.add(work);
    const done = () => works.delete(work);
    work.then(done, done);
  },
  /** Answers `finishBeforeStopping`. */
  finish(): Promise<Result[]> {
    for (const arrived of arriving) arrived();
    return this.ended();
  },
  async ended(): Promise<Result[]> {
    const reports = await Promise.allSettled(works);
    return reports.flatMap((report) =>
      report.status === 'fulfilled' ? (report.value.body.results ?? []) : [],
    );
  },
};

/**
 * Sees to it that a server which is told to stop makes first what it promised. Next waits for open requests then,
 * so this one stays open until the work is done.
 * @returns resolves when the request has arrived
 * @throws Error when the server takes none any more, for it is stopping
 */
export async function finishBeforeStopping(port: number): Promise<void> {
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  arriving.add(arrived);
  try {
    await Promise.race([arrival, callOwnWebhook(port, { finish: true })]);
  } finally {
    arriving.delete(arrived);
  }
}
