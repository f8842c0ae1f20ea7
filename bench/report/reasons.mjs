// Sentences that say what holds a target that is missed: the targets have links to them.

/** Where the sentences are, by what they are about. */
export const REASONS = {
  hit: 'what-holds-a-hit',
  nextStart: 'what-holds-next-start',
  redis: 'what-holds-redis',
  pace: 'what-holds-the-pace',
  publish: 'what-holds-a-publish',
  memory: 'what-holds-memory',
};

/** Where such a link leads to. */
export const anchor = (id) => `<a id="${id}"></a>\n`;
