// Links whose words are their own address are marked, for paper.
import { toHtml } from '../../../lib/content/text/html';
import { withBareAddresses } from '../../../lib/rendering/links/bare-addresses';

const isMarked = async (content: string) =>
  withBareAddresses(await toHtml({ content, format: 'markdown' })).includes('<a class="address" ');

test.each([
  'https://example.com/itself',
  'See www.example.com for more.',
  '[example.com](https://example.com/)',
  'https://example.com/?a=1&b="2"',
  '<https://example.com/한글>',
  '<a href="https://example.com" rel="nofollow" target="_blank">example.com</a>',
  '<a target="_blank" rel="nofollow" href="https://example.com">example.com</a>',
])('%s is marked', async (content) => expect(await isMarked(content)).toBe(true));

test.each([
  '[here](https://example.com/itself)',
  '[/blog/hello](/blog/hello)',
  '[https://example.com](https://example.com/elsewhere)',
  '`<a href="https://example.com">https://example.com</a>`',
])('%s is not', async (content) => expect(await isMarked(content)).toBe(false));
