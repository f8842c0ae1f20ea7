// Core blocks of a real WordPress (what it made of them is recorded in fixtures/html): every word, every link within the post and every size is on the page.
import { toHtml } from '../../lib/content/text/html';
import { wordpressSource } from '../../lib/content/wordpress/source';
import { anchorsIn, deadAnchors, lostWords, unsized } from '../support/whole-html';
import { startWordPress, type WordPress } from './wordpress';
import { BLOCKS } from './wordpress-blocks';

let cms: WordPress;
beforeAll(async () => {
  cms = await startWordPress();
});
afterAll(() => cms?.discard());

test('of a post of core blocks nothing is lost', async () => {
  const content = Buffer.from(BLOCKS).toString('base64');
  await cms.run(`
    kses_remove_filters();
    wp_insert_post( [ 'post_title' => 'Blocks', 'post_name' => 'blocks', 'post_status' => 'publish',
      'post_content' => wp_slash( base64_decode( '${content}' ) ) ] );
  `);
  const post = await wordpressSource(cms.settings.CONTENT_API_URL ?? '').post('blocks');
  const source = post?.content ?? '';
  const html = await toHtml({ content: source, format: 'html' });
  expect(anchorsIn(source)).toBeGreaterThan(2);
  expect(lostWords(source, html)).toEqual([]);
  expect(deadAnchors(html)).toEqual([]);
  expect(unsized(source, html)).toEqual([]);
});
