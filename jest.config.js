// Tests: `unit` runs functions, `stores` what keeps pages and records, `server` a built server over HTTP, `browser` one in
// Chromium, `cms` a CMS that is installed and calls a built server; `npm run test:cms -- wordpress` runs those of one.
const nextJest = require('next/jest');

// Dates must not depend on where the server stands, and most machines that run tests are set to UTC.
process.env.TZ = 'Asia/Seoul';
process.env.SITE_URL = 'http://localhost:3000';

/** @type {import('jest').Config} */
const config = {
  testEnvironment: '<rootDir>/__tests__/support/ended-timers.js',
  setupFiles: ['<rootDir>/__tests__/support/own-connections.js'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testSequencer: '<rootDir>/__tests__/support/longest-first.js',
  globalSetup: '<rootDir>/__tests__/support/remove-built-sites.ts',
  modulePathIgnorePatterns: ['<rootDir>/.test/', '<rootDir>/.next/'],
  moduleNameMapper: {
    // The tests have a blog of their own, so they do not depend on what you write in yours.
    '/site\\.config$': '<rootDir>/__tests__/fixtures/site/site.config.ts',
    // Jest compiles the modules that it loads, but not the file of a worker thread or process: unit tests do that work in
    // their own process.
    '/worker/pool$': '<rootDir>/__tests__/support/work-in-place.ts',
    // #region github
    // The package's exports are for `import` only, and Jest loads it by `require`.
    '^@octokit/webhooks-methods$': '<rootDir>/node_modules/@octokit/webhooks-methods/dist-node/index.js',
    // #endregion
  },
  // Of each test and hook. It is for what never ends: slowness on a busy machine is no failure.
  testTimeout: 300_000,
  // One more than two cores: some tests only wait for timers.
  maxWorkers: 3,
};

module.exports = async () => ({
  ...(await nextJest({ dir: __dirname })(config)()),
  // All other packages are compiled too: those of the Markdown pipeline are ES modules, which Jest cannot load as they are.
  transformIgnorePatterns: ['/node_modules/(react|next|@swc|typescript|jest[^/]*|@jest|playwright-core)/'],
});
