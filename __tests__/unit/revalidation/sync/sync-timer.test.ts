// When a server that pulls looks for commits that were pushed while none ran.
import { startSyncs } from '../../../../lib/revalidation/sync/sync-timer';

const settings = { SWEEP_SECONDS: 600, CONTENT_GIT_PULL: true };

test('the look at the start waits until it is known what the source has', async () => {
  jest.useFakeTimers();
  const publish = jest.fn(async () => ({ status: 200, body: { message: '' } }));
  let tellKnown = () => {};
  const known = new Promise<void>((resolve) => {
    tellKnown = resolve;
  });
  startSyncs(settings, publish, known);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(publish).not.toHaveBeenCalled();
  tellKnown();
  await jest.advanceTimersByTimeAsync(0);
  expect(publish).toHaveBeenCalledWith({ kind: 'look', changes: null });
});
