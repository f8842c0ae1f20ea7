// Prepares what next.config.js says. Next loads that file by itself, outside the bundles, hence plain JavaScript.
// Options that would break a promise stop the build, with the reason. Those that addresses and files depend on are
// handed on to lib/process/built-options.ts by way of the build.
const { randomBytes } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } = require('next/constants');

const PAGE_EXTENSIONS = ['tsx', 'ts', 'jsx', 'js'];

/** Without these a site would run, and break its promises silently. */
const NEEDED = ['instrumentation', 'pages/api/revalidate', 'pages/index'];

/**
 * @param {import('next').NextConfig} config what the site's owner wants
 * @returns {(phase: string) => import('next').NextConfig} what Next gets
 * @throws Error when the site can't be as it says
 */
module.exports = function prepare(config) {
  if (typeof config === 'function')
    stop('a function is not looked into here. Give it the object with the options.');
  refuse(config);
  return (phase) => ({
    ...config,
    deploymentId: deploymentId(phase, config.distDir ?? '.next'),
    // Of use beside an `app` folder alone; without it there is less to load on each page.
    experimental: { clientRouterFilter: false, ...config.experimental },
    // Next would tell everybody to show old pages for a year while they ask for new ones, and browsers would do so.
    // The cache handler does not look at it; Next's own would make each page anew for each reader.
    expireTime: 0,
    cacheHandler: require.resolve('../cache/next/handler.js'),
    // Nothing here uses /_next/image, which makes pictures in any size that strangers ask for. Whoever uses next/image
    // says so with `images`.
    images: config.images ?? { unoptimized: true },
    // It finds its native part by itself, where bundlers do not see it.
    serverExternalPackages: [...(config.serverExternalPackages ?? []), 'lmdb'],
    outputFileTracingIncludes: {
      ...config.outputFileTracingIncludes,
      '/**': [
        ...[config.outputFileTracingIncludes?.['/**'] ?? []].flat(),
        nativeParts(),
        ...pictureParts(),
        'content/**/*',
      ],
    },
    env: {
      ...config.env,
      BLOG_BASE_PATH: config.basePath ?? '',
      BLOG_TRAILING_SLASH: String(config.trailingSlash ?? false),
      BLOG_ASSET_PREFIX: config.assetPrefix ?? '',
      BLOG_DIST_DIR: config.distDir ?? '.next',
    },
  });
};

/** The files of lmdb's native part, as seen from the site's folder: in a workspace they may lie above it. */
function nativeParts() {
  const packages = join(dirname(require.resolve('lmdb')), '../..');
  return join(relative(join(__dirname, '../..'), packages), '@lmdb/**/*');
}

/** What workers draw social pictures with. */
function pictureParts() {
  const wasm = require.resolve('@resvg/resvg-wasm/index_bg.wasm');
  return [relative(join(__dirname, '../..'), wasm), 'lib/content/pictures/social/*.woff'];
}

/** Tells builds apart: a tab that was opened before a new one was put up loads the next page whole. */
function deploymentId(phase, distDir) {
  // The processes of a build inherit it.
  if (phase === PHASE_PRODUCTION_BUILD) process.env.NEXT_DEPLOYMENT_ID ||= randomBytes(6).toString('hex');
  if (phase !== PHASE_PRODUCTION_SERVER) return undefined;
  const built = join(__dirname, '../..', distDir, 'required-server-files.json');
  // Where nothing is built, Next says so itself.
  return existsSync(built) ? JSON.parse(readFileSync(built, 'utf8')).config.deploymentId : undefined;
}

function refuse(config) {
  const { output, i18n, cacheHandler, experimental, pageExtensions = PAGE_EXTENSIONS } = config;
  if (output === 'export') {
    stop(
      "output: 'export' makes files that no server can regenerate, so POST /api/revalidate and the pages made on " +
        'first visit would not exist. Remove it and deploy with `next start`.',
    );
  }
  if (i18n) {
    stop(
      'i18n gives each page an address in every locale, of which a publish renews one: the 200 would not be true for ' +
        'the others. Remove it. Posts may be in several languages all the same: each says its own with `lang`.',
    );
  }
  if (cacheHandler) {
    stop("cacheHandler: the blog's own (lib/cache/next/handler.js) keeps its promises. Remove the option.");
  }
  for (const name of ['deploymentId', 'expireTime']) {
    if (config[name] === undefined) continue;
    stop(
      `${name} is set by lib/server/next-options.js, for what readers see depends on it. Remove the option.`,
    );
  }
  if (experimental?.trustHostHeader) {
    stop(
      'experimental.trustHostHeader lets the server call whatever host a request names, with the token that makes and ' +
        'previews pages. Remove it: pages are made in the process.',
    );
  }
  for (const name of NEEDED) {
    if (pageExtensions.some((extension) => existsSync(join(__dirname, '../..', `${name}.${extension}`))))
      continue;
    stop(
      `pageExtensions (${pageExtensions.join(', ')}) leaves out ${name}, for no file of that name ends so. Rename the ` +
        'files in pages and instrumentation.ts, or add the extension that they have.',
    );
  }
}

function stop(reason) {
  throw new Error(`next.config.js: ${reason}`);
}
