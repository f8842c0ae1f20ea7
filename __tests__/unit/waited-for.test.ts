// The paths that readers wait for.
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { isWaitedFor, noteWaiting } from '../../lib/process/waited-for';

const responseOn = (socket: Socket) => new ServerResponse(new IncomingMessage(socket));

test('a path is waited for until the last of its readers has an answer, or is gone', () => {
  const [one, other] = [responseOn(new Socket()), responseOn(new Socket())];
  noteWaiting('/', one);
  noteWaiting('/', other);
  one.emit('close');
  expect(isWaitedFor('/')).toBe(true);
  expect(isWaitedFor('/archive')).toBe(false);
  other.emit('close');
  expect(isWaitedFor('/')).toBe(false);
});

test('nobody waits on a connection that has ended', () => {
  noteWaiting('/', responseOn(new Socket().destroy()));
  expect(isWaitedFor('/')).toBe(false);
});
