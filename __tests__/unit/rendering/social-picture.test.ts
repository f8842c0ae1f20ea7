// The picture of a title that takes too long to draw.
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { outOfTime } from '../../../lib/content/worker/over-limit';
import { tasks } from '../../../lib/content/worker/tasks';
import { serveSocialPicture } from '../../../lib/rendering/documents/serve-social-picture';

jest.mock('../../../lib/catalogue/open', () => ({
  currentCatalogue: async () => ({ shownAt: (id: string) => ({ id, title: 'A long title' }) }),
}));

test('it is not tried again at once, however often it is asked for', async () => {
  const told = jest.spyOn(console, 'error').mockImplementation(() => {});
  const draw = jest.spyOn(tasks, 'socialPicture').mockImplementation(() => {
    throw outOfTime(100);
  });
  for (let time = 0; time < 3; time++) {
    const req = new IncomingMessage(new Socket());
    const res = new ServerResponse(req);
    expect(await serveSocialPicture('jam.png', undefined, req, res)).toBe(true);
    expect(res.statusCode).toBe(503);
  }
  expect(draw).toHaveBeenCalledTimes(1);
  expect(told.mock.calls.join()).toContain('it takes more than 100 ms');
});
