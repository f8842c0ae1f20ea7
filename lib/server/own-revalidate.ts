// `res.revalidate` without a request, for what the site publishes by itself: Next makes the page in this process, over
// no network, so it does not matter where the server listens and who shares its port.
//
// Next documents no such call. Its own `res.revalidate` (next/dist/server/api-utils/node/api-resolver.js) looks up the
// function that its router keeps on globalThis (next/dist/server/lib/router-server.js) for the site's folder, as seen
// from the working directory, and shows it the preview mode's id. __tests__/server/anywhere.test.ts fails when a
// release of Next does this in another way.
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { log, reasonOf } from '../log';
import type { Revalidate } from '../revalidation/regenerate-path';

type NextRevalidate = (call: {
  urlPath: string;
  headers: Record<string, string>;
  opts: object;
}) => Promise<void>;

const METHODS = Symbol.for('@next/router-server-methods');
const HEADER = 'x-prerender-revalidate';

const isFunction = (value: unknown): value is NextRevalidate => typeof value === 'function';
const Methods = z.record(z.string(), z.looseObject({ revalidate: z.custom<NextRevalidate>(isFunction) }));
const Manifest = z.object({ preview: z.object({ previewModeId: z.string().min(1) }) });

// Next keeps the function there when `register` of instrumentation.ts has ended.
const STARTING_MS = 60_000;
const LOOK_EVERY_MS = 20;

/**
 * @param distDir Next's output, as seen from the working directory, which is the site's folder
 * @param startingMs how long Next may take to start
 * @returns what `res.revalidate` is; it waits until Next has started. Where Next does not offer what it needs, every
 *   call throws an Error, and the log says so once.
 */
export function ownRevalidate(distDir: string, startingMs = STARTING_MS): Revalidate {
  const offered = offeredByNext(distDir, startingMs);
  offered.catch((error) => {
    log.error('own publishes', {
      reason: reasonOf(error),
      result: 'pages are renewed by webhooks alone: not by time, syncs, saved files or at the start',
    });
  });
  return async (encodedPath) => (await offered)(encodedPath);
}

async function offeredByNext(distDir: string, startingMs: number): Promise<Revalidate> {
  const manifest = await readFile(join(distDir, 'prerender-manifest.json'), 'utf8');
  const { previewModeId } = Manifest.parse(JSON.parse(manifest)).preview;
  const revalidate = await whenStarted(startingMs);
  return (urlPath) => revalidate({ urlPath, headers: { [HEADER]: previewModeId }, opts: {} });
}

async function whenStarted(startingMs: number): Promise<NextRevalidate> {
  const folder = relative(process.cwd(), '.');
  const endMs = performance.now() + startingMs;
  for (;;) {
    const methods = Methods.safeParse(Reflect.get(globalThis, METHODS)).data?.[folder];
    if (methods) return methods.revalidate;
    if (performance.now() > endMs) break;
    await wait(LOOK_EVERY_MS, undefined, { ref: false });
  }
  throw new Error(
    `Next does not offer what res.revalidate calls: no "revalidate" under ${String(METHODS)} for the working ` +
      'directory. Start the server in the folder that .next is in; if it is, use the version of next in package.json.',
  );
}
