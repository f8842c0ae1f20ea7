// The order of the test files: those that take a minute come first, so that at the end no worker waits for one.
// Plain JavaScript, because Jest loads it before it can read TypeScript.
const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest first. */
const LONGEST = [
  'browser/navigation.test.ts',
  'browser/open-tab.test.ts',
  'cms/wordpress.test.ts',
  'server/hostile-texts.test.ts',
  'server/history.test.ts',
  'server/kill.test.ts',
  'server/plans-together.test.ts',
  'server/records-heal.test.ts',
  'server/sweep.test.ts',
  'server/strangers.test.ts',
  'server/requests.test.ts',
  'server/scale-files.test.ts',
  'server/release.test.ts',
  'server/lost-renames.test.ts',
  'server/next-options.test.ts',
  'server/scale.test.ts',
  'server/order.test.ts',
  'server/eviction.test.ts',
  'server/restart.test.ts',
  'server/random-posts.test.ts',
  'server/markdown.test.ts',
  'browser/attacks.test.ts',
  'browser/reading.test.ts',
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
