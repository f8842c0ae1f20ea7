// What needs all posts, in a build: it reads so many of them and no more.
import { openCatalogue } from '../../../lib/catalogue/open';
import { completeCatalogue } from '../../../lib/rendering/generation/complete';
import { NotReady } from '../../../lib/rendering/view/moved';
import { MemoryRecords } from '../../support/memory-records';

test('a build does not wait for what it will not read', async () => {
  process.env.NEXT_PHASE = 'phase-production-build';
  openCatalogue(new MemoryRecords());
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  const made = expect(completeCatalogue()).rejects.toThrow(NotReady);
  // Whoever waits has a timer by then.
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(jest.getTimerCount()).toBe(0);
  await made;
});
