// What browsers may do with this site's answers, as headers say it.
import type { Env } from '../env';

const TWO_YEARS_SECONDS = 63_072_000;

/** What the policies depend on. */
interface SecurityOptions extends Pick<Env, 'SITE_URL' | 'FRAME_ANCESTORS'> {
  /** The hashes of scripts in pages. */
  scripts: string[];
  /** Where Next's files come from, as `assetPrefix` says; empty: from this site. */
  assetPrefix: string;
}

type Headers = Record<string, string>;

/** Headers of every answer. */
export function headersOfAll({ SITE_URL }: Pick<Env, 'SITE_URL'>): Headers {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    // Of this host alone: what else is on the domain may not be ready for it.
    ...(isHttps(SITE_URL) ? { 'Strict-Transport-Security': `max-age=${TWO_YEARS_SECONDS}` } : {}),
  };
}

/** Headers of pages. */
export function headersOfPages(options: SecurityOptions): Headers {
  return {
    'Content-Security-Policy': contentSecurityPolicy(options),
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // For browsers that do not know frame-ancestors.
    ...(options.FRAME_ANCESTORS.length === 0 ? { 'X-Frame-Options': 'DENY' } : {}),
  };
}

function contentSecurityPolicy({ SITE_URL, FRAME_ANCESTORS, scripts, assetPrefix }: SecurityOptions): string {
  const own = ["'self'", ...(URL.canParse(assetPrefix) ? [new URL(assetPrefix).origin] : [])];
  // Covers and pictures of texts may be anybody's. A site without TLS may have a CMS without TLS.
  const anywhere = ["'self'", 'data:', 'https:', ...(isHttps(SITE_URL) ? [] : ['http:'])];
  const directives: Record<string, string[]> = {
    'default-src': own,
    'script-src': [...own, ...scripts],
    // Next puts stylesheets into <style> elements when a reader goes on to another page.
    'style-src': [...own, "'unsafe-inline'"],
    'img-src': anywhere,
    'media-src': anywhere,
    'connect-src': ["'self'"],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': FRAME_ANCESTORS.length > 0 ? ["'self'", ...FRAME_ANCESTORS] : ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

const isHttps = (url = '') => url.startsWith('https:');
