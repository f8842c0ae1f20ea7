// The pages built with this release: what readers get while the store has none for a path.
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Entry } from './entry';

const Manifest = z.object({
  routes: z.record(
    z.string(),
    z.object({ initialRevalidateSeconds: z.union([z.number(), z.literal(false)]) }),
  ),
});

const PageData = z.object({ pageProps: z.looseObject({ placeholder: z.boolean().optional() }) });

export class Seeds {
  private readonly routes: z.infer<typeof Manifest>['routes'];
  private readonly builtAtMs: number;

  /** @param distDir Next's output, `.next` */
  constructor(private readonly distDir: string) {
    const manifest = join(distDir, 'prerender-manifest.json');
    this.routes = existsSync(manifest)
      ? Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8'))).routes
      : {};
    this.builtAtMs = Date.now();
  }

  /** The paths of all seeds. */
  paths(): string[] {
    return Object.keys(this.routes);
  }

  has(path: string): boolean {
    return Object.hasOwn(this.routes, path);
  }

  /** The page's props as it was built. */
  async props(path: string): Promise<Record<string, unknown> | null> {
    const data = PageData.parse(JSON.parse(await readFile(this.file(path, '.json'), 'utf8')));
    return data.pageProps.placeholder ? null : data.pageProps;
  }

  /** The page as an entry; null when none was built, or only a placeholder (see PRERENDER_COUNT=0). */
  async read(path: string): Promise<Entry | null> {
    const route = this.has(path) ? this.routes[path] : undefined;
    if (!route) return null;
    const props = await this.props(path);
    if (!props) return null;
    return {
      path,
      value: {
        kind: 'PAGES',
        html: await readFile(this.file(path, '.html'), 'utf8'),
        pageData: { pageProps: props, __N_SSG: true },
        headers: undefined,
        status: undefined,
      },
      revalidateSeconds: route.initialRevalidateSeconds,
      writtenAtMs: this.builtAtMs,
    };
  }

  private file(path: string, ending: string): string {
    return join(this.distDir, 'server/pages', `${path === '/' ? '/index' : path}${ending}`);
  }
}
