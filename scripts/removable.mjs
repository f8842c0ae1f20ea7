// What `npm run remove` can delete, and `npm run check:copies` tries without.

/** Tools: their files and folders, and the commands that go with them. */
export const TOOLS = {
  importer: {
    paths: [
      'docs/import.md',
      'scripts/import.ts',
      'scripts/import/',
      '__tests__/fixtures/import/',
      ...['', '-kinds', '-script'].map((part) => `__tests__/unit/scripts/import${part}.test.ts`),
    ],
    commands: /^import$/,
  },
  bench: { paths: ['bench'], commands: /^bench(:|$)/ },
  cms: { paths: ['__tests__/cms', 'scripts/install-cms.sh'], commands: /^test:cms$/ },
};

/** Sources, and senders of webhooks. */
export const SENDERS = ['ghost', 'strapi', 'wordpress', 'github', 'sanity'];

/** All but tools are found by these names: see remove.mjs. */
export const NAMES = [...SENDERS, 'search', ...Object.keys(TOOLS)];
