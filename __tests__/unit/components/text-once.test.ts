// The text of a post stands in its page once: what Next keeps for the scripts is without it.
import type { NEXT_DATA } from 'next/dist/shared/lib/utils';
import { leaveOutHtml } from '../../../components/text-once';

const dataWith = (props: NEXT_DATA['props']): NEXT_DATA => ({ props, page: '/', query: {}, buildId: '' });

test('the scripts’ props are without the text, and those of the page’s data keep it', () => {
  const props = { pageProps: { html: '<p>Hi</p>', version: 3 }, __N_SSG: true };
  const data = dataWith(props);
  leaveOutHtml(data);
  expect(data.props).toEqual({ pageProps: { version: 3 }, __N_SSG: true });
  expect(props.pageProps.html).toBe('<p>Hi</p>');
});

test('a page without a text is as it was', () => {
  for (const props of [{}, { pageProps: { posts: [] } }]) {
    const data = dataWith(props);
    leaveOutHtml(data);
    expect(data.props).toBe(props);
  }
});
