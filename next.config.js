// Next's configuration. Settings of the blog itself are in .env and lib/env/settings.ts.

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
};

module.exports = require('./lib/server/next-options.js')(config);
