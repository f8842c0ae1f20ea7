// What next.config.js says, as far as addresses and files depend on it. lib/server/next-options.js has the build write the
// values in here, so servers and browsers need no configuration; where nothing was built, as in tests, there are none.

export const builtOptions = {
  /** Before every address, such as `/notes`; empty: none. */
  basePath: process.env.BLOG_BASE_PATH ?? '',
  /** Whether addresses of pages end in a slash. */
  trailingSlash: process.env.BLOG_TRAILING_SLASH === 'true',
  /** Where Next's files come from, such as `https://cdn.example`; empty: from this site. */
  assetPrefix: process.env.BLOG_ASSET_PREFIX ?? '',
  /** Next's output, as seen from the site's folder. */
  distDir: process.env.BLOG_DIST_DIR ?? '.next',
};
