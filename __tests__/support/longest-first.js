// The order of the test files: those that take a minute come first, so that at the end no worker waits for one.
// Plain JavaScript, because Jest loads it before it can read TypeScript.
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = [
  'browser/navigation.test.ts',
  'cms/wordpress.test.ts',
  'server/history.test.ts',
  'server/kill.test.ts',
  'server/requests.test.ts',
  'server/strangers.test.ts',
  'server/sweep.test.ts',
  'server/plans-together.test.ts',
  'server/order.test.ts',
  'server/lost-renames.test.ts',
  'server/release.test.ts',
  'server/hostile-texts.test.ts',
];

module.exports = class extends Sequencer {
  async sort(tests) {
    const isLong = ({ path }) => LONGEST.some((name) => path.endsWith(name));
    const sorted = [...(await super.sort(tests))];
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
