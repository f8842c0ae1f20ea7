// The tests that run a CMS for real: `npm run test:cms -- wordpress` runs those whose file's name has that word.
const base = require('./jest.config.js');

module.exports = async () => ({
  ...(await base()),
  testMatch: ['<rootDir>/__tests__/cms/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: undefined,
});
