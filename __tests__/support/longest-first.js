// The order of the test files: those that take a minute come first, so that at the end no worker waits for one.
// Plain JavaScript, because Jest loads it before it can read TypeScript.
const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest first. */
const LONGEST = [
  'browser/open-tab.test.ts',
  'server/release.test.ts',
  'server/plans-together.test.ts',
  'server/hostile-texts.test.ts',
  'server/next-options.test.ts',
  'server/next-options-fast-path.test.ts',
  'browser/navigation.test.ts',
  'cms/wordpress.test.ts',
  'server/scale.test.ts',
  'server/sync.test.ts',
  'server/strangers.test.ts',
  'server/requests-cms.test.ts',
  'server/requests.test.ts',
  'browser/attacks.test.ts',
  'server/records-heal.test.ts',
  'server/order.test.ts',
  'browser/access.test.ts',
  'server/eviction.test.ts',
  'server/fast-path.test.ts',
  'server/kill.test.ts',
  'server/disk.test.ts',
  'server/large-posts.test.ts',
  'server/log-of-strangers.test.ts',
  'server/secret-values.test.ts',
  'server/history.test.ts',
  'browser/reading.test.ts',
  'server/lost-renames.test.ts',
  'server/markdown.test.ts',
  'server/plan.test.ts',
  'cms/wordpress-plugin.test.ts',
  'server/soak.test.ts',
  'server/fast-path-publish.test.ts',
  'server/model.test.ts',
  'server/doubtful-source.test.ts',
  'server/anywhere.test.ts',
  'server/scale-files.test.ts',
  'server/first-fill.test.ts',
  'server/random-posts.test.ts',
  'server/connections.test.ts',
  'server/many-servers.test.ts',
];

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((name) => path.endsWith(name));
  return rank === -1 ? LONGEST.length : rank;
};

module.exports = class extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
