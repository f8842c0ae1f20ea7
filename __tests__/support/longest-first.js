// The order of the test files: those that take a minute come first, so that at the end no worker waits for one.
// Plain JavaScript, because Jest loads it before it can read TypeScript.
const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest first. */
const LONGEST = [
  'browser/navigation.test.ts',
  'browser/open-tab.test.ts',
  'cms/wordpress.test.ts',
  'server/scale.test.ts',
  'server/plans-together.test.ts',
  'server/records-heal.test.ts',
  'server/kill.test.ts',
  'server/hostile-texts.test.ts',
  'browser/attacks.test.ts',
  'server/sync.test.ts',
  'server/fast-path.test.ts',
  'server/eviction.test.ts',
  'server/next-options.test.ts',
  'server/order.test.ts',
  'browser/reading.test.ts',
  'server/requests.test.ts',
  'server/requests-cms.test.ts',
  'server/release.test.ts',
  'server/strangers.test.ts',
  'browser/access.test.ts',
  'server/model.test.ts',
  'server/doubtful-source.test.ts',
  'server/lost-renames.test.ts',
  'server/history.test.ts',
  'server/restart.test.ts',
  'server/soak.test.ts',
  'server/plan.test.ts',
  'server/anywhere.test.ts',
  'server/secret-values.test.ts',
  'server/stale-lists.test.ts',
  'server/markdown.test.ts',
  'server/random-posts.test.ts',
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
