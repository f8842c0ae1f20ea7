// The clock of a server may be set meanwhile, back or ahead: nothing waits for longer, or gives up sooner.
import { failureLog } from '../../../lib/cache/store/failure';
import type { Reading } from '../../../lib/catalogue/reading/source-reading';
import { withBackOff } from '../../../lib/content/worker/back-off';
import { outOfTime } from '../../../lib/content/worker/over-limit';
import { output } from '../../../lib/log';
import { until } from '../../../lib/process/timeout';
import type { OwnPublish } from '../../../lib/revalidation/own-publish';
import { startRenewals } from '../../../lib/revalidation/sync/renewals';
import { readAnnounced, SourceBehind } from '../../../lib/revalidation/wait-for-source';
import { summary } from '../../support/summaries';

const DAY_MS = 86_400_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const setClock = (byMs: number) => jest.setSystemTime(Date.now() + byMs);

describe.each([
  ['back', -DAY_MS],
  ['ahead', DAY_MS],
])('when it is set %s by a day', (_, byMs) => {
  test('whoever waits until a time waits as long as before', async () => {
    let isOver = false;
    const endMs = performance.now() + 1000;
    setClock(byMs);
    void until(endMs).then(() => {
      isOver = true;
    });
    await jest.advanceTimersByTimeAsync(900);
    expect(isOver).toBe(false);
    await jest.advanceTimersByTimeAsync(200);
    expect(isOver).toBe(true);
  });

  test('a source that is behind is asked again as often as before', async () => {
    const post = {
      ...summary('a', { updatedAt: '2026-01-01T00:00:00.000Z' }),
      content: '',
      format: 'html' as const,
    };
    let asked = 0;
    const read = async (): Promise<Reading> => {
      if (asked++ === 0) setClock(byMs);
      return { post, seen: 0 };
    };
    const change = { id: 'a', updatedAt: '2026-01-02T00:00:00.000Z' };
    const behind = readAnnounced(change, read, performance.now() + 3000).catch((error) => error);
    await jest.advanceTimersByTimeAsync(3000);
    expect(await Promise.race([behind, 'still asks'])).toBeInstanceOf(SourceBehind);
    expect(asked).toBeGreaterThan(3);
  });

  test('a page that could not be renewed is tried again a little later', async () => {
    let tried = 0;
    const publish: OwnPublish = async () => {
      tried += 1;
      throw new Error('The source is away.');
    };
    jest.spyOn(output, 'error').mockImplementation(() => {});
    const renew = startRenewals(publish, 60);
    renew('/');
    await jest.advanceTimersByTimeAsync(10);
    setClock(byMs);
    renew('/');
    await jest.advanceTimersByTimeAsync(3000);
    expect(tried).toBe(1);
    renew('/');
    await jest.advanceTimersByTimeAsync(10);
    expect(tried).toBe(2);
  });

  test('the log tells of a store that is out of order once a minute', async () => {
    const logged = jest.spyOn(output, 'error').mockImplementation(() => {});
    const logFailure = failureLog('store');
    logFailure(new Error('full'));
    setClock(byMs);
    logFailure(new Error('full'));
    expect(logged).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(60_000);
    logFailure(new Error('full'));
    expect(logged).toHaveBeenCalledTimes(2);
  });

  test('a text that failed is tried again within an hour', async () => {
    await withBackOff('post', `text ${byMs}`, () => Promise.reject(outOfTime(1))).catch(() => {});
    setClock(byMs);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(await withBackOff('post', `text ${byMs}`, async () => 'made')).toBe('made');
  });
});
