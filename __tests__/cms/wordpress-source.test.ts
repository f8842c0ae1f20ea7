// The WordPress source, read from a real WordPress.
import { wordpressSource } from '../../lib/content/wordpress/source';
import { startWordPress, type WordPress } from './wordpress';

const COUNT = 45;
let cms: WordPress;
let source: ReturnType<typeof wordpressSource>;

beforeAll(async () => {
  cms = await startWordPress();
  source = wordpressSource(cms.settings.CONTENT_API_URL ?? '');
  process.env.WORDPRESS_APPLICATION_PASSWORD = cms.settings.WORDPRESS_APPLICATION_PASSWORD;
  // Times are the site's own, 5:30 ahead of UTC.
  await cms.run(`
    for ( $n = 1; $n <= ${COUNT}; $n++ ) {
      wp_insert_post( [ 'post_title' => "Post $n", 'post_content' => "<p>Text of $n.</p>", 'post_status' => 'publish',
        'post_author' => 1, 'post_date' => gmdate( 'Y-m-d', 86400 * $n ) . ' 05:30:00',
        'tags_input' => array_filter( [ 0 === $n % 2 ? 'R&D' : '', 0 === $n % 9 ? 'a < b' : '', 20 === $n ? 'x > y' : '' ] ) ] );
    }
    stick_post( get_page_by_path( 'post-3', OBJECT, 'post' )->ID );
  `);
});

afterAll(() => cms?.discard());

const idsFrom = (first: number, last: number, step = -1) =>
  Array.from({ length: (last - first) / step + 1 }, (_, n) => `post-${first + n * step}`);

const all = () => source.posts({ page: 1 });

/** The same post in the list of all. */
const listed = async (id: string) => (await all()).posts.find((post) => post.id === id);

test('the list is in order, whatever sticks to the top in WordPress, and says how many there are', async () => {
  const { posts, ...rest } = await all();
  expect(posts.map(({ id }) => id)).toEqual(idsFrom(COUNT, 1));
  expect(rest).toEqual({ problems: [], total: COUNT, isLast: true });
  expect(posts[44]).toMatchObject({ tags: [], publishedAt: '1970-01-02T00:00:00.000Z' });
  expect(posts[9]?.tags).toEqual(['a < b', 'R&D']);
  expect(await source.posts({ page: 2 })).toEqual({ posts: [], problems: [], total: null, isLast: true });
});

test('a post has all that WordPress knows of it', async () => {
  const tiny =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await cms.run(`
    require ABSPATH . 'wp-admin/includes/image.php';
    wp_update_user( [ 'ID' => 1, 'display_name' => 'Ada & Co' ] );
    $id = wp_insert_post( [ 'post_title' => 'Q&A: <em>“why”</em>', 'post_name' => '한글', 'post_status' => 'publish',
      'post_content' => '<p>One.</p><p>Two.</p>', 'post_author' => 1, 'post_date' => '1969-01-01 05:30:00',
      'post_excerpt' => 'Short.', 'tags_input' => [ '소식' ] ] );
    $file = wp_upload_bits( 'dot.png', null, base64_decode( '${tiny}' ) )['file'];
    $picture = wp_insert_attachment( [ 'post_mime_type' => 'image/png' ], $file );
    wp_update_attachment_metadata( $picture, wp_generate_attachment_metadata( $picture, $file ) );
    update_post_meta( $picture, '_wp_attachment_image_alt', 'A dot' );
    set_post_thumbnail( $id, $picture );
  `);
  expect(await source.post('한글')).toEqual({
    id: '한글',
    documentId: expect.stringMatching(/^\d+$/),
    title: 'Q&A: “why”',
    content: '<p>One.</p>\n<p>Two.</p>\n',
    format: 'html',
    excerpt: 'Short.',
    publishedAt: '1969-01-01T00:00:00.000Z',
    updatedAt: expect.stringMatching(/\.000Z$/),
    tags: ['소식'],
    author: 'Ada & Co',
    cover: { src: expect.stringContaining('/dot.png'), alt: 'A dot', width: 1, height: 1 },
    lang: null,
    draft: false,
    unpublishAt: null,
    textHash: expect.any(String),
  });
});

test('in the list a post is as it is alone, but for the text', async () => {
  for (const id of ['한글', 'post-45', 'post-36']) {
    const { content, format, ...summary } = (await source.post(id)) ?? {};
    expect(await listed(id)).toEqual({ ...summary, textHash: null });
    expect([typeof content, format]).toEqual(['string', 'html']);
  }
});

test('what is no post’s exact address is not found', async () => {
  for (const id of ['Post-1', 'pöst-1', 'post 1', 'post-1,post-2', '!!!', 'nothing', '1']) {
    expect(await source.post(id)).toBeNull();
  }
});

test('a post with a password is none for readers, and a post without a title goes by its address', async () => {
  const post = await cms.editor.create({ title: 'Locked', slug: 'locked', text: 'Secret.' });
  await cms.run(
    `wp_update_post( [ 'ID' => ${post}, 'post_status' => 'publish', 'post_password' => 'x', 'post_title' => '' ] );`,
  );
  expect(await source.post('locked')).toMatchObject({ documentId: post, draft: true, content: '' });
  expect(await listed('locked')).toMatchObject({ documentId: post, draft: true, excerpt: '' });
  await cms.run(`wp_update_post( [ 'ID' => ${post}, 'post_password' => '' ] );`);
  expect(await source.post('locked')).toMatchObject({ title: 'locked', draft: false });
  await cms.editor.remove(post);
});

test('what changed since a time comes first, with the number of all posts', async () => {
  const { total, posts: before } = await all();
  const post = await cms.editor.create({ title: 'Late', slug: 'late', text: 'x' });
  // Years later, so that nothing else has that date.
  await cms.run(`add_filter( 'wp_insert_post_data', fn( $data ) => [ 'post_modified_gmt' => '2037-01-01 00:00:00',
    'post_modified' => '2037-01-01 05:30:00' ] + $data ); wp_publish_post( ${post} ); wp_update_post( [ 'ID' => ${post} ] );`);
  const since = '2037-01-01T00:00:00.000Z';
  const changed = await source.posts({ page: 1, since });
  const { content: _, format: __, ...summary } = (await source.post('late')) ?? {};
  expect(changed.posts[0]).toEqual({ ...summary, updatedAt: since, textHash: null });
  expect(changed).toMatchObject({ total: (total ?? 0) + 1, isLast: true });
  const dates = changed.posts.map(({ updatedAt }) => updatedAt);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(changed.posts).toHaveLength(before.length + 1);
  await cms.editor.remove(post);
});

test('a list of several chunks has each post once, also where many have the same date', async () => {
  await cms.run(`
    for ( $n = 1; $n <= 215; $n++ ) {
      wp_insert_post( [ 'post_title' => "Imported $n", 'post_name' => "imported-$n", 'post_status' => 'publish',
        'post_content' => 'x', 'post_date' => '1971-01-01 05:30:00' ] );
    }
  `);
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const chunk = await source.posts({ page });
    ids.push(...chunk.posts.map(({ id }) => id));
    if (chunk.isLast) break;
  }
  expect(ids.filter((id) => id.startsWith('imported-'))).toHaveLength(215);
  expect(new Set(ids).size).toBe(ids.length);
  await cms.run(
    `foreach ( get_posts( [ 'numberposts' => -1, 's' => 'Imported' ] ) as $post ) wp_delete_post( $post->ID, true );`,
  );
});

test('a draft is read as its author, by its address or by its number', async () => {
  await cms.run(`wp_insert_post( [ 'post_title' => 'Fresh draft', 'post_name' => '' ] );`);
  const post = await cms.editor.create({ title: 'Draft', slug: 'a-draft', text: 'x', tags: ['Unseen'] });
  expect(await source.draft('a-draft')).toMatchObject({ id: 'a-draft', draft: true, tags: ['Unseen'] });
  expect(await source.draft(String(Number(post) - 1))).toMatchObject({ title: 'Fresh draft' });
  expect(await source.draft('post-1')).toMatchObject({ id: 'post-1', draft: false });
  expect(await source.draft('none')).toBeNull();
  expect(await source.post('a-draft')).toBeNull();
  expect(await listed('a-draft')).toBeUndefined();
});

test('a wrong password is shown no draft, and is named as what is wrong', async () => {
  process.env.WORDPRESS_APPLICATION_PASSWORD = 'admin:wrong';
  await jest.isolateModulesAsync(async () => {
    const { wordpressSource } = await import('../../lib/content/wordpress/source');
    const draft = wordpressSource(cms.settings.CONTENT_API_URL ?? '').draft('post-1');
    await expect(draft).rejects.toThrow(/WORDPRESS_APPLICATION_PASSWORD.*Is the password right/);
  });
  process.env.WORDPRESS_APPLICATION_PASSWORD = cms.settings.WORDPRESS_APPLICATION_PASSWORD;
});

test('without pretty permalinks nothing is taken for removed', async () => {
  await cms.run(`update_option( 'permalink_structure', '' ); delete_option( 'rewrite_rules' );`);
  await expect(source.post('post-1')).rejects.toThrow(/CONTENT_API_URL/);
});
