// A generation that another server overtakes hands on that server's page, but may not write it as its own.
import { NOT_TO_WRITE, takeSeen } from '../../../lib/cache/generations';
import { processWide } from '../../../lib/process/process-wide';
import { generate } from '../../../lib/rendering/generation/generate';

const newer = { kind: 'PAGES', pageData: { pageProps: { text: 'by another server' } } };
let version = 1;

beforeAll(() => {
  const cache = {
    knows: async () => true,
    version: async () => version,
    get: async () => ({ entry: { path: '/', value: newer, revalidateSeconds: 60, writtenAtMs: 0 }, version }),
  };
  processWide('page-cache', (): { cache?: object } => ({})).cache = cache;
});

/** Makes the page while another server writes it. */
const overtaken = (read: () => Promise<object>) =>
  generate('/', async () => {
    version += 1;
    return read();
  });

test('one that worked replaces only what was there before its reading', async () => {
  const before = version;
  const made = await overtaken(async () => ({ text: 'read too early' }));
  expect(made).toMatchObject({ props: { text: 'by another server' } });
  expect(takeSeen('/')).toBe(before);
});

test('one that failed replaces nothing', async () => {
  const made = await overtaken(() => Promise.reject(new Error('The source is down.')));
  expect(made).toMatchObject({ props: { text: 'by another server' } });
  expect(takeSeen('/')).toBe(NOT_TO_WRITE);
});
