// Next's configuration. Settings of the blog itself are in .env and lib/env.ts.

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  cacheHandler: require.resolve('./lib/cache/handler.js'),
};

if (config.output === 'export') {
  throw new Error(
    "next.config.js: output: 'export' makes files that no server can regenerate, so POST /api/revalidate " +
      'and the pages made on first visit would not exist. Remove it and deploy with `next start`.',
  );
}

module.exports = config;
