// One path is made again, and what became of it is what became of this very generation.
import { noteEnd, noteWritten } from '../../lib/cache/generations';
import { tick } from '../../lib/process/logical-clock';
import { generateDocument } from '../../lib/rendering/documents/document';
import { regenerateAll } from '../../lib/revalidation/regenerate';

jest.mock('../../lib/rendering/documents/document', () => ({ generateDocument: jest.fn() }));

test('a feed that was refused is made again, although a visitor’s was kept at that moment', async () => {
  const document = { kind: 'DOCUMENT' as const, type: 'text/xml', body: '', etag: '', view: '' };
  const make = jest.mocked(generateDocument);
  make.mockImplementationOnce(async (path) => {
    noteEnd(path, { start: tick(), outcome: 'updated' });
    noteWritten(path, 'stored');
    return { document, written: 'refused' };
  });
  make.mockResolvedValue({ document, written: 'stored' });
  const [result] = await regenerateAll({ paths: ['/feed.xml'], fromSource: new Set() }, async () => {}).ended;
  expect(result).toMatchObject({ path: '/feed.xml', outcome: 'updated' });
  expect(make).toHaveBeenCalledTimes(2);
});
