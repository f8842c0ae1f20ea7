// A generation that another server overtakes hands on that server's page, but may not write it as its own.
import { generate } from '../../lib/generation';
import { takeSeen } from '../../lib/ledger';
import { processWide } from '../../lib/process-wide';

const newer = { kind: 'PAGES', pageData: { pageProps: { text: 'by another server' } } };
let version = 1;

beforeAll(() => {
  const cache = {
    version: async () => version,
    get: async () => ({ entry: { path: '/', value: newer, revalidateSeconds: 60, writtenAtMs: 0 }, version }),
  };
  processWide('page-cache', (): { now?: object } => ({})).now = { cache };
});

test.each([
  ['that worked', async () => ({ text: 'read too early' })],
  ['that failed', () => Promise.reject(new Error('The source is down.'))],
])('one %s replaces only what was there before its reading', async (_, read) => {
  const before = version;
  const made = await generate('/', async () => {
    version += 1;
    return read();
  });
  expect(made).toMatchObject({ props: { text: 'by another server' } });
  expect(takeSeen('/')).toBe(before);
});
