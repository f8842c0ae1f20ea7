// When a folder is looked at after events in it.
import { debounce } from '../../../../lib/revalidation/sync/debounce';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function happen(times: number, event: () => void, everyMs: number): void {
  for (let n = 0; n < times; n++) {
    event();
    jest.advanceTimersByTime(everyMs);
  }
}

test('a save, which is several events, is looked at a tenth of a second later', () => {
  const look = jest.fn();
  happen(6, debounce(look), 5);
  expect(look).not.toHaveBeenCalled();
  jest.advanceTimersByTime(95);
  expect(look).toHaveBeenCalledTimes(1);
});

test('many files that are copied are looked at once, whatever pauses are between them', () => {
  const look = jest.fn();
  const event = debounce(look);
  happen(300, event, 10);
  happen(10, event, 600);
  happen(300, event, 10);
  expect(look).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1000);
  expect(look).toHaveBeenCalledTimes(1);
});

test('a folder that never rests is looked at each half minute', () => {
  const look = jest.fn();
  happen(1300, debounce(look), 50);
  expect(look).toHaveBeenCalledTimes(2);
});

test('a save after many files is a save again', () => {
  const look = jest.fn();
  const event = debounce(look);
  happen(300, event, 10);
  jest.advanceTimersByTime(1000);
  event();
  jest.advanceTimersByTime(100);
  expect(look).toHaveBeenCalledTimes(2);
});
