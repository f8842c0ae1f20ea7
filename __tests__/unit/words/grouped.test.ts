import { grouped } from '../../../lib/words/grouped';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [12_345, '12,345'],
  [1_234_567, '1,234,567'],
])('%d is written %s', (count, text) => {
  expect(grouped(count)).toBe(text);
  expect(count.toLocaleString('en')).toBe(text);
  expect(count.toLocaleString('ko')).toBe(text);
});
