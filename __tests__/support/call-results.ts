// What calls came to, also those whose senders were answered before the work was done: the log says it then.
import type { Response } from 'supertest';
import { z } from 'zod';
import { eventually, outcomes } from './http';
import type { Server } from './site';

const WentOn = z.object({
  event: z.literal('publish went on'),
  status: z.number().default(500),
  ignored: z.string().optional(),
  paths: z.array(z.string()).default([]),
});

export interface Ended {
  status: number;
  /** Why nothing had to be done. */
  ignored?: string;
  /** By path. */
  outcomes: Record<string, string>;
}

/** The works in a log that went on after their answers, and have ended. */
export function wentOn(log: string): Ended[] {
  // The last line may not be there to its end.
  const lines = log.split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    const parsed = line.startsWith('{"') ? WentOn.safeParse(JSON.parse(line)) : null;
    if (!parsed?.success) return [];
    const { status, ignored, paths } = parsed.data;
    const pairs = paths.map((text) => {
      const space = text.lastIndexOf(' ');
      return [text.slice(0, space), text.slice(space + 1)];
    });
    return [{ status, ignored, outcomes: Object.fromEntries(pairs) }];
  });
}

/**
 * What calls came to, those that were answered with 202 last. Nothing else may be at work meanwhile.
 * @param from how long the log was before the first of them
 */
export async function ended(server: Server, from: number, calls: PromiseLike<Response>[]): Promise<Ended[]> {
  const answers = await Promise.all(calls);
  const inTime = answers.filter(({ status }) => status !== 202);
  const late = () => wentOn(server.log().slice(from));
  await eventually('the calls have ended', () => late().length >= answers.length - inTime.length);
  return [
    ...inTime.map((call) => ({
      status: call.status,
      ignored: call.body.ignored,
      outcomes: outcomes(call),
    })),
    ...late(),
  ];
}
