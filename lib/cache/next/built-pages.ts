// The pages built with this release: what readers get while the store has none for a path.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Entry } from '../entry';
import { pathOf } from './path';

const Manifest = z.object({ routes: z.record(z.string(), z.unknown()) });

const PageData = z.object({ pageProps: z.looseObject({ placeholder: z.boolean().optional() }) });

export class BuiltPages {
  /** The name of each path's files. */
  private readonly files: Map<string, string>;
  // Their age counts from the start of the server: it syncs with the source then.
  private readonly startedMs = Date.now();

  /** @param distDir Next's output, `.next` */
  constructor(
    private readonly distDir: string,
    private readonly revalidateSeconds: number | false,
  ) {
    const manifest = readFileSync(join(distDir, 'prerender-manifest.json'), 'utf8');
    const routes = Object.keys(Manifest.parse(JSON.parse(manifest)).routes);
    this.files = new Map(routes.map((route) => [pathOf(route), route === '/' ? '/index' : route]));
  }

  paths(): string[] {
    return [...this.files.keys()];
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  private async props(path: string): Promise<Record<string, unknown> | null> {
    const data = PageData.parse(JSON.parse(await readFile(this.file(path, '.json'), 'utf8')));
    return data.pageProps.placeholder ? null : data.pageProps;
  }

  /** The page as an entry; null when none was built, or only a placeholder (see PRERENDER_COUNT=0). */
  async read(path: string): Promise<Entry | null> {
    if (!this.has(path)) return null;
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
      revalidateSeconds: this.revalidateSeconds,
      writtenAtMs: this.startedMs,
    };
  }

  private file(path: string, ending: string): string {
    return join(this.distDir, 'server/pages', `${this.files.get(path)}${ending}`);
  }
}
