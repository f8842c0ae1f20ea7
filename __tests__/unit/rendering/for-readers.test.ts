// Pages that answer each request anew take GET and HEAD alone, and look at nothing of other requests.
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { GetServerSidePropsContext } from 'next';
import { forReaders } from '../../../lib/rendering/documents/for-readers';

async function answerTo(method: string) {
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);
  Object.assign(req, { method });
  const props = jest.fn(async () => ({ props: { title: 'Hello' } }));
  const result = await forReaders(props)({
    req,
    res,
    query: {},
    resolvedUrl: '/',
  } as GetServerSidePropsContext);
  return {
    result,
    calls: props.mock.calls.length,
    status: res.statusCode,
    allow: res.getHeader('Allow'),
    res,
  };
}

test.each(['GET', 'HEAD'])('%s is answered', async (method) => {
  const { result, calls, res } = await answerTo(method);
  expect([result, calls, res.headersSent]).toEqual([{ props: { title: 'Hello' } }, 1, false]);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get'])('%s is refused', async (method) => {
  const { calls, status, allow, res } = await answerTo(method);
  expect([calls, status, allow, res.writableEnded]).toEqual([0, 405, 'GET, HEAD', true]);
});
