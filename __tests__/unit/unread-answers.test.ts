// Large answers that nobody takes: the connections that have waited the longest are closed, and no others.
import { channel } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { boundUnread } from '../../lib/server/unread-answers';

const MEGABYTE = 1_000_000;

beforeAll(() => boundUnread(100 * MEGABYTE));

/** An answer of a server, to a reader who takes nothing. */
function answer(type: string, bytes: number): ServerResponse {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  channel('http.server.request.start').publish({ response });
  response.setHeader('Content-Type', type).setHeader('Content-Length', bytes);
  return response;
}

const areCutOff = (answers: ServerResponse[]) => answers.map(({ destroyed }) => destroyed);

function end(answers: ServerResponse[]): void {
  for (const each of answers) each.emit('close');
}

test('those that wait the longest give way', () => {
  const pages = Array.from({ length: 6 }, () => answer('text/html; charset=utf-8', 30 * MEGABYTE));
  expect(areCutOff(pages)).toEqual([true, true, true, false, false, false]);
  end(pages);
});

test('those that were taken count no more', () => {
  const taken = Array.from({ length: 3 }, () => answer('application/json', 30 * MEGABYTE));
  end(taken);
  const feeds = Array.from({ length: 3 }, () => answer('application/atom+xml', 30 * MEGABYTE));
  expect(areCutOff([...taken, ...feeds])).not.toContain(true);
  end(feeds);
});

test('small ones, and files, which are read as they are taken, do not count', () => {
  const others = Array.from({ length: 6 }, () => [
    answer('video/mp4', 30 * MEGABYTE),
    answer('text/html', 10_000),
  ]).flat();
  expect(areCutOff([...others, answer('text/html', 90 * MEGABYTE)])).not.toContain(true);
});
