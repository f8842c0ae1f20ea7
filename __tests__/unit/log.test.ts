// The log: few lines for what happens often, and no sign that ends a line or speaks to a terminal.
import { log } from '../../lib/log';

const MINUTE_MS = 60_000;
let lines: Record<string, unknown>[];
let texts: string[];

beforeEach(() => {
  jest.useFakeTimers();
  lines = [];
  texts = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      const text = String(said[0]);
      texts.push(text);
      lines.push(JSON.parse(text));
    });
  }
});

afterEach(() => {
  jest.runAllTimers();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('what is found again and again is told once; of more than a thousand a few, and how many more', () => {
  for (let n = 0; n < 1500; n++) log.once('warn', 'found', { problem: `${n % 750}`, first: `${n}` });
  expect(lines.length).toBe(750);
  expect(lines.at(-1)).toMatchObject({ level: 'warn', event: 'found', problem: '749', first: '749' });
  for (let n = 750; n < 2000; n++) log.once('warn', 'found', { problem: `${n}` });
  expect(lines.length).toBe(1005);
  jest.advanceTimersByTime(MINUTE_MS);
  expect(lines.at(-1)).toMatchObject({ event: 'found', andMore: 995 });
  log.once('warn', 'found elsewhere', { problem: '0' });
  expect(lines.at(-1)).toMatchObject({ event: 'found elsewhere', problem: '0' });
});

test('what happens often is told once a minute, and then how often it was', () => {
  for (let n = 0; n < 1000; n++) log.often('warn', 'visit', { reason: 'Too many.', path: `/${n}` });
  expect(lines).toMatchObject([{ level: 'warn', event: 'visit', reason: 'Too many.', path: '/0' }]);
  jest.advanceTimersByTime(MINUTE_MS);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatchObject({ event: 'visit', path: '/999', andMore: 999 });
  log.often('warn', 'visit', { reason: 'Too many.' });
  expect(lines).toHaveLength(3);
});

test('of reasons that differ in names, numbers and addresses alone a few are told', () => {
  for (let n = 0; n < 1000; n++) {
    log.often('error', 'error', { reason: `Post "${n}" at http://cms/${n} has no title (${n})` });
  }
  log.often('error', 'error', { reason: 'Something else went wrong.' });
  expect(lines).toHaveLength(6);
  jest.advanceTimersByTime(MINUTE_MS);
  expect(lines.at(-1)).toMatchObject({ andMore: 995 });
});

test('of reasons of any number of kinds a few are told', () => {
  const word = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  for (let n = 0; n < 5000; n++) log.often('error', 'error', { reason: `It failed for ${word(n)}.` });
  expect(lines.length).toBeLessThan(200);
});

test('one event of many kinds leaves room for the others', () => {
  const letters = (n: number) => n.toString(2).replaceAll('0', 'a').replaceAll('1', 'b');
  for (let n = 0; n < 5000; n++) log.often('warn', 'refused', { reason: `${letters(n)} is nothing.` });
  expect(lines.length).toBeLessThan(50);
  lines = [];
  for (const reason of ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.']) {
    log.often('warn', 'source', { reason });
  }
  expect(lines).toHaveLength(7);
});

test('a long reason is cut', () => {
  log.often('warn', 'refused', { reason: 'x'.repeat(100_000) });
  jest.advanceTimersByTime(MINUTE_MS);
  for (const text of texts) expect(text.length).toBeLessThan(1200);
});

test('a name with a quote in it is a name all the same', () => {
  for (let n = 0; n < 100; n++)
    log.often('warn', 'refused', { reason: `${JSON.stringify(`a"${n}x"`)} is it.` });
  expect(lines).toHaveLength(5);
});

test('signs that a terminal obeys, or that end a line somewhere, are escaped', () => {
  log.info('said', { text: 'a\n\r\u0000\u001b[2J\u007f\u009b31m\u2028\u2029\u202e\u2066z', none: null });
  expect(texts[0]).toMatch(/^[\x20-\x7e]*$/);
  expect(lines[0]).toMatchObject({ text: 'a\n\r\u0000\u001b[2J\u007f\u009b31m\u2028\u2029\u202e\u2066z' });
});
