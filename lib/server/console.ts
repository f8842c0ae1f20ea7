// What Next, packages and pages print on a server becomes lines of the log, and an error that Next prints several times
// becomes one. A source may say what it likes in an error: no line of it ends the log's line, or speaks to a terminal.
import { format, stripVTControlCharacters } from 'node:util';
import { isTold, type Level, log, markTold, output, reasonOf } from '../log';

const METHODS: Record<'log' | 'info' | 'debug' | 'warn' | 'error' | 'trace', Level> = {
  log: 'info',
  info: 'info',
  debug: 'info',
  warn: 'warn',
  error: 'error',
  trace: 'error',
};
/** Errors of the program: the place where they came up says more than their words. */
const OF_PROGRAM = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError', 'AssertionError'];
const STACK_LINES = 6;

/** Takes the console of this process over, and Node's warnings. */
export function takeOverConsole(): void {
  for (const level of ['info', 'warn', 'error'] as const) output[level] = console[level].bind(console);
  for (const [method, level] of Object.entries(METHODS)) {
    Reflect.set(console, method, (...said: unknown[]) => tell(level, said));
  }
  // Node prints them past the console, in several lines. Where it was told to print none, there is no such listener.
  const printers = process.listeners('warning').filter(({ name }) => name === 'onWarning');
  for (const printer of printers) process.off('warning', printer);
  if (printers.length > 0) process.on('warning', tellWarning);
}

const tellWarning = ({ name, message }: Error) =>
  log.often('warn', 'node', { reason: stripVTControlCharacters(`${name}: ${message}`) });

function tell(level: Level, said: unknown[]): void {
  const error = said.find((each) => each instanceof Error);
  if (error) {
    if (isTold(error)) return;
    markTold(error);
    log.often(level, 'error', { reason: reasonOf(error), at: placeOf(error) });
    return;
  }
  const text = stripVTControlCharacters(format(...said))
    // Next's signs for its levels.
    .replace(/^[\s⨯⚠▲✓○»]+/u, '')
    .trim();
  if (text === '') return;
  if (level === 'info') log.info('console', { text });
  else log.often(level, 'console', { reason: text });
}

function placeOf({ name, stack = '' }: Error): string[] | undefined {
  if (!OF_PROGRAM.includes(name)) return undefined;
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, STACK_LINES).map((line) => line.trim());
}
