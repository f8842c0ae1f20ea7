// How Next writes paths in its keys and manifests: decoded, except `/`, `#`, `?` and `\` within a segment.

/** The path as lib/paths.ts writes it. */
export function pathOf(nextPath: string): string {
  if (nextPath === '/index') return '/';
  return nextPath
    .replace(/^\/index(?=\/index)/, '')
    .replace(/%(25)?(23|3f|5c)/gi, (_, escaped, code) =>
      escaped ? `%${code}` : decodeURIComponent(`%${code}`),
    );
}
