// Tests: `unit` runs functions, `stores` what keeps pages and records, `server` a built server over HTTP, `browser` one in
// Chromium, `cms` a CMS that is installed and calls a built server; `npm run test:cms -- wordpress` runs those of one.
const nextJest = require('next/jest');

// Dates must not depend on where the server stands, and most machines that run tests are set to UTC.
process.env.TZ = 'Asia/Seoul';
process.env.SITE_URL = 'http://localhost:3000';

/** @type {import('jest').Config} */
const config = {
  testEnvironment: '<rootDir>/__tests__/support/ended-timers.js',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testSequencer: '<rootDir>/__tests__/support/longest-first.js',
  globalSetup: '<rootDir>/__tests__/support/forget-sites.ts',
  modulePathIgnorePatterns: ['<rootDir>/.test/', '<rootDir>/.next/'],
  // Jest compiles what it loads itself, and no worker's file: unit tests do the work of workers in place.
  // This package says how it is imported, not how it is required.
  moduleNameMapper: {
    // The tests' own blog, so that yours can be called what it likes.
    '/site\\.config$': '<rootDir>/__tests__/fixtures/site/site.config.ts',
    '/worker/pool$': '<rootDir>/__tests__/support/work-in-place.ts',
    '^@octokit/webhooks-methods$': '<rootDir>/node_modules/@octokit/webhooks-methods/dist-node/index.js',
  },
  // For tests and hooks: a limit for what never ends. What a busy machine is slow at is no failure.
  testTimeout: 300_000,
  // One more than the machines that it was made for have cores: some tests wait for clocks.
  maxWorkers: 3,
};

module.exports = async () => ({
  ...(await nextJest({ dir: __dirname })(config)()),
  // The Markdown pipeline is published as ES modules, which Jest does not load as they are.
  transformIgnorePatterns: ['/node_modules/(react|next|@swc|typescript|jest[^/]*|@jest|playwright-core)/'],
});
