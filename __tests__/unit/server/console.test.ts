// What Node itself warns of is a line of the log.
import { takeOverConsole } from '../../../lib/server/console';

test("one of Node's warnings is one line of JSON, and no other lines", () => {
  const lines: string[] = [];
  jest.spyOn(console, 'warn').mockImplementation((line) => void lines.push(line));
  const printed = jest.fn();
  // As Node's own is named.
  process.on('warning', function onWarning(warning) {
    printed(warning);
  });
  takeOverConsole();
  const warning = new Error('11 close listeners\nadded.');
  for (const hear of process.listeners('warning')) hear(warning);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'warn', event: 'node', reason: 'Error: 11 close listeners\nadded.' },
  ]);
  expect(printed).not.toHaveBeenCalled();
});
