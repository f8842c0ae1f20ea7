// Addresses in a CMS's text are made whole beside the process that answers readers, where the text is long.
import { withWholeAddresses } from '../../../../lib/content/api/whole-addresses';
import { tasks } from '../../../../lib/content/worker/tasks';

const LINK = '<a href="/wp-content/a.pdf">A</a>';
const WHOLE = '<a href="https://cms.example/wp-content/a.pdf">A</a>';

const atPost = (text: string, base?: string) => withWholeAddresses('a', 'post', text, base);

test.each([
  ['a short text', 1, 0],
  ['a long text', 10_000, 1],
])('%s', async (_, count, times) => {
  const inWorker = jest.spyOn(tasks, 'wholeAddresses');
  expect(await atPost(LINK.repeat(count), 'https://cms.example/hello/')).toBe(WHOLE.repeat(count));
  expect(inWorker).toHaveBeenCalledTimes(times);
  inWorker.mockRestore();
});

// #region strapi
test('uploads are at their root', async () => {
  const text = '![A](/uploads/a.png) '.repeat(10_000);
  expect(await withWholeAddresses('a', 'uploads', text, 'https://cms.example/root')).toBe(
    text.replaceAll('/uploads/', 'https://cms.example/root/uploads/'),
  );
});
// #endregion

test('without an address nothing is changed', async () => {
  expect(await atPost(LINK)).toBe(LINK);
});
