// The scripts that stand in the HTML of pages, of which a Content-Security-Policy names the hashes: those of
// pages/_document.tsx, and one of Next's for each route. Both are fixed once the site is built.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTurbopackChunkGroupBootstrap } from 'next/dist/server/get-page-files';
import { htmlEscapeJsonString } from 'next/dist/shared/lib/htmlescape';
import { z } from 'zod';

const Manifest = z.object({
  pagesChunkGroupBootstrapParams: z
    .record(z.string(), z.object({ otherChunks: z.array(z.string()), runtimeModuleIds: z.array(z.number()) }))
    .default({}),
  chunkLoadingGlobal: z.string().default(''),
});

const APP = '/_app';
/** Routes that answer with no HTML. */
const NO_HTML = /\.\w+$|^\/(images|sitemap|og)\//;
const SCRIPT = /<script(?![^>]*\b(?:src|type)=)[^>]*>([^<]*)<\/script>/g;

/**
 * @param distDir Next's output, as seen from the working directory
 * @returns each as the policy has it, such as `'sha256-…'`
 * @throws Error where nothing is built there
 */
export function inlineScriptHashes(distDir: string): string[] {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(distDir, 'build-manifest.json'), 'utf8')));
  const { pagesChunkGroupBootstrapParams: params, chunkLoadingGlobal } = manifest;
  const ofNext = Object.keys(params)
    .filter((route) => route !== APP && !NO_HTML.test(route))
    .map((route) => getTurbopackChunkGroupBootstrap(params, chunkLoadingGlobal, [APP, route]) ?? '');
  // A page that every build makes. It has the document's own scripts, which are the same on all.
  const page = join(distDir, 'server/pages/404.html');
  const ofDocument = existsSync(page) ? inlineScriptsIn(readFileSync(page, 'utf8')) : [];
  return [...new Set([...ofDocument, ...ofNext.map(htmlEscapeJsonString)])].map(hashOf);
}

/** The scripts that run of those in a page. */
export function inlineScriptsIn(html: string): string[] {
  return [...html.matchAll(SCRIPT)].map(([, script = '']) => script);
}

export const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
