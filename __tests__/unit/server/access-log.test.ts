// The access log's line of an address without end.
import { createServer } from 'node:http';
import { logRequests } from '../../../lib/server/access-log';
import { eventually } from '../../support/http';
import { close, listen } from '../../support/listening';

const MAX_LINE = 1200;

test('a long address is cut in the access log', async () => {
  const told = jest.spyOn(console, 'info').mockImplementation(() => {});
  logRequests();
  const server = createServer((_, res) => void res.end());
  const url = await listen(server);
  await fetch(`${url}/${'a'.repeat(10_000)}?secret`);
  await eventually('a line', () => told.mock.calls.length > 0);
  await close(server);
  const line = String(told.mock.calls[0]?.[0]);
  expect(line.length).toBeLessThan(MAX_LINE);
  expect(JSON.parse(line)).toMatchObject({ event: 'request', path: expect.stringMatching(/^\/a{999}…$/) });
});
