// One path is made again, and what became of it is what became of this very generation.
import { generateDocument } from '../../lib/documents/document';
import { noteEnd, noteWritten } from '../../lib/ledger';
import { takeOrder } from '../../lib/order';
import { regenerateAll } from '../../lib/revalidation/regenerate';

jest.mock('../../lib/documents/document', () => ({ generateDocument: jest.fn() }));

test('a feed that was refused is made again, although a visitor’s was kept at that moment', async () => {
  const document = { kind: 'DOCUMENT' as const, type: 'text/xml', body: '', etag: '' };
  const make = jest.mocked(generateDocument);
  make.mockImplementationOnce(async (path) => {
    noteEnd(path, { start: takeOrder(), outcome: 'updated' });
    noteWritten(path, 'stored');
    return { document, written: 'refused' };
  });
  make.mockResolvedValue({ document, written: 'stored' });
  const [result] = await regenerateAll(['/feed.xml'], async () => {}).ended;
  expect(result).toMatchObject({ path: '/feed.xml', outcome: 'updated' });
  expect(make).toHaveBeenCalledTimes(2);
});
