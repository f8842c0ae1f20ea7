// The recorded requests of real CMSs, as calls to the webhook.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Call } from '../../lib/revalidation/call';

const DIR = join(__dirname, '../captures');

const Recorded = z.object({
  receivedAt: z.string(),
  headers: z.record(z.string(), z.string()),
  bodyRaw: z.string(),
});

export interface Capture extends Call {
  /** When it arrived: its signature is of that time. */
  receivedMs: number;
  said: unknown;
}

/** The request in a file, such as `ghost/002-publish`. */
export function capture(name: string): Capture {
  const { receivedAt, headers, bodyRaw } = Recorded.parse(
    JSON.parse(readFileSync(join(DIR, `${name}.json`), 'utf8')),
  );
  return {
    headers,
    query: {},
    body: Buffer.from(bodyRaw),
    receivedMs: Date.parse(receivedAt),
    said: JSON.parse(bodyRaw),
  };
}

/** The names of all that a CMS sent. */
export function capturesOf(cms: string): string[] {
  return readdirSync(join(DIR, cms)).map((file) => `${cms}/${file.replace(/\.json$/, '')}`);
}
