// How large the blog's name is on home: its length decides.
import { nameplateSize } from '../../../components/nameplate';

test.each([
  ['Tea', 1],
  ['next-isr-blog', 1],
  ['저녁의 기록', 1],
  ['The Correspondence of a Very Patient Lighthouse Keeper', 3],
  ['Notes from the lighthouse at the end', 2],
])('%s is set in so many lines: %d', (name, lines) => {
  expect(nameplateSize(name).lines).toBe(lines);
});

test('its widest line is as wide as its letters, and no narrower than its longest word', () => {
  expect(nameplateSize('저녁').ems).toBe(2);
  expect(nameplateSize('ill').ems).toBeLessThan(nameplateSize('Wow').ems);
  const long = 'Donaudampfschifffahrtsgesellschaft';
  expect(nameplateSize(`A ${long}`).ems).toBeGreaterThan(nameplateSize(long).ems - 1);
});
