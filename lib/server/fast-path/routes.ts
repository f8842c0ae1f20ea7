// The paths whose answers depend on more than the page: on rewrites, redirects, proxy.ts, or headers with conditions.
// They are left to Next. What next.config.js adds to every answer of a path is in the answer that is kept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { log, reasonOf } from '../../log';
import { decodeText } from '../../paths/encoding';

const Route = z.object({
  regex: z.string(),
  internal: z.boolean().optional(),
  has: z.array(z.unknown()).optional(),
  missing: z.array(z.unknown()).optional(),
});
const Routes = z.object({
  basePath: z.string(),
  redirects: z.array(Route),
  headers: z.array(Route),
  rewrites: z.object({
    beforeFiles: z.array(Route),
    afterFiles: z.array(Route),
    fallback: z.array(Route),
  }),
});
const Middleware = z.object({ matchers: z.array(z.object({ regexp: z.string() })).min(1) });
const EdgeFile = z.object({ middleware: z.record(z.string(), Middleware) });
const FunctionsFile = z.object({ functions: z.record(z.string(), z.looseObject({})) });

/**
 * @param distDir Next's output, `.next`
 * @returns whether Next has to answer a path, as it stands in an address
 */
export function pathsOfNext(distDir: string): (path: string) => boolean {
  try {
    return readPaths(distDir);
  } catch (error) {
    const consequence = 'every request goes to Next: use the version of next in package.json';
    log.error('fast path', { reason: reasonOf(error), consequence });
    return () => true;
  }
}

function readPaths(distDir: string): (path: string) => boolean {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(distDir, file), 'utf8'));
  const { basePath, redirects, headers, rewrites } = Routes.parse(read('routes-manifest.json'));
  const { middleware } = EdgeFile.parse(read('server/middleware-manifest.json'));
  const { functions } = FunctionsFile.parse(read('server/functions-config-manifest.json'));
  const proxies = [
    ...Object.values(middleware),
    Middleware.safeParse(functions['/_middleware']).data ?? [],
  ].flat();
  // One whose form is not known may match anything.
  const isUnknown = functions['/_middleware'] !== undefined && proxies.length === 0;
  const patterns = [
    ...redirects.filter(({ internal }) => !internal),
    ...headers.filter(({ has = [], missing = [] }) => has.length + missing.length > 0),
    ...Object.values(rewrites).flat(),
  ].map(({ regex }) => regex);
  for (const { matchers } of proxies) patterns.push(...matchers.map(({ regexp }) => regexp));
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'i'));
  return (path) =>
    isUnknown ||
    formsOf(path, basePath).some((form) => expressions.some((expression) => expression.test(form)));
}

/** A path as it is, decoded, without a slash at its end; of data, the page's too. */
function formsOf(path: string, basePath: string): string[] {
  const [, page] = /^(?:\/_next\/data\/[^/]+)(\/.*)\.json$/.exec(path.slice(basePath.length)) ?? [];
  const ofPage = page === undefined ? [] : [basePath + page.replace(/^\/index(?=$|\/index)/, '') || '/'];
  const forms = [path, ...ofPage].flatMap((form) => [form, decodeText(form)]);
  return forms.flatMap((form) => [form, form.replace(/\/+$/, '') || '/']);
}
