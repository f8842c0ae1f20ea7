// The WordPress source, read from a real WordPress.
import { wordpressSource } from '../../lib/content/wordpress';
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

test('lists are in order, whatever sticks to the top in WordPress', async () => {
  const { posts, total } = await source.newestPosts({ page: 2, perPage: 20 });
  expect(posts.map(({ id }) => id)).toEqual(idsFrom(25, 6));
  expect(total).toBe(COUNT);
  expect((await source.newestPosts({ page: 4, perPage: 20 })).posts).toEqual([]);
});

test('a list by tag takes the tag by its name, with signs that WordPress escapes', async () => {
  const even = await source.newestPosts({ page: 1, perPage: 3, tag: 'R&D' });
  expect(even.posts.map(({ id }) => id)).toEqual(['post-44', 'post-42', 'post-40']);
  expect(even.total).toBe(22);
  const ninth = await source.newestPosts({ page: 1, perPage: 20, tag: 'a < b' });
  expect(ninth.posts.map(({ id }) => id)).toEqual(['post-45', 'post-36', 'post-27', 'post-18', 'post-9']);
  expect(ninth.posts[1]?.tags).toEqual(['a < b', 'R&D']);
  for (const tag of ['R', 'r&d', 'R&amp;D', 'no such tag']) {
    expect(await source.newestPosts({ page: 1, perPage: 20, tag })).toEqual({ posts: [], total: 0 });
  }
  expect((await source.newestPosts({ page: 1, perPage: 20, tag: 'x > y' })).total).toBe(1);
  expect(await source.tags()).toEqual(['R&D', 'a < b', 'x > y']);
});

test.each([
  ['45', ['post-44', 'post-43'], [], 44],
  ['22', ['post-21', 'post-20'], ['post-23', 'post-24'], 21],
  ['2', ['post-1'], ['post-3', 'post-4'], 1],
  ['1', [], ['post-2', 'post-3'], 0],
])('around post %s stand those that are dated before and after it', async (n, older, newer, olderTotal) => {
  const post = await source.post(`post-${n}`);
  if (!post) throw new Error('no post');
  const around = await source.around(post, { count: 2 });
  expect(around.older.map(({ id }) => id)).toEqual(older);
  expect(around.newer.map(({ id }) => id)).toEqual(newer);
  expect(around.olderTotal).toBe(olderTotal);
});

test('around a post in one tag', async () => {
  const around = await source.around(
    { id: 'post-7', publishedAt: '1970-01-08T00:00:00.000Z' },
    { count: 1, tag: 'R&D' },
  );
  expect(around).toMatchObject({ older: [{ id: 'post-6' }], newer: [{ id: 'post-8' }], olderTotal: 3 });
});

test('of posts of the same second some stand before a post and some after', async () => {
  await cms.run(`
    foreach ( [ 'c', 'b', 'a' ] as $slug ) {
      wp_insert_post( [ 'post_title' => $slug, 'post_name' => "same-$slug", 'post_status' => 'publish',
        'post_date' => '1970-01-11 17:30:00' ] );
    }
  `);
  const around = await source.around({ id: 'same-b', publishedAt: '1970-01-11T12:00:00.000Z' }, { count: 2 });
  expect(around.older[0]?.id).toBe('same-c');
  expect(around.newer[0]?.id).toBe('same-a');
  for (const slug of ['a', 'b', 'c']) {
    await cms.run(`wp_delete_post( get_page_by_path( 'same-${slug}', OBJECT, 'post' )->ID, true );`);
  }
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
    revision: expect.any(String),
  });
});

test('what is no post’s exact address is not found', async () => {
  for (const id of ['Post-1', 'pöst-1', 'post 1', 'post-1,post-2', '!!!', 'nothing', '1']) {
    expect(await source.post(id)).toBeNull();
  }
});

test('a post with a password is on no page, and a post without a title goes by its address', async () => {
  const post = await cms.editor.create({ title: 'Locked', slug: 'locked', text: 'Secret.' });
  await cms.run(
    `wp_update_post( [ 'ID' => ${post}, 'post_status' => 'publish', 'post_password' => 'x', 'post_title' => '' ] );`,
  );
  expect(await source.post('locked')).toBeNull();
  const ids = (await source.newestPosts({ page: 1, perPage: 20 })).posts.map(({ id }) => id);
  expect(ids).not.toContain('locked');
  expect((await source.states()).map(({ id }) => id)).not.toContain('locked');
  await cms.run(`wp_update_post( [ 'ID' => ${post}, 'post_password' => '' ] );`);
  expect(await source.post('locked')).toMatchObject({ title: 'locked' });
  await cms.editor.remove(post);
});

test('what changed since a time is asked in one go, with the number of all posts', async () => {
  const before = await source.states();
  const latest = before.map(({ updatedAt }) => updatedAt ?? '').sort();
  const post = await cms.editor.create({ title: 'Late', slug: 'late', text: 'x' });
  // A minute later, so that nothing else has that date.
  await cms.run(`add_filter( 'wp_insert_post_data', fn( $data ) => [ 'post_modified_gmt' => '2037-01-01 00:00:00',
    'post_modified' => '2037-01-01 05:30:00' ] + $data ); wp_publish_post( ${post} ); wp_update_post( [ 'ID' => ${post} ] );`);
  const { posts, total } = await source.changedSince('2037-01-01T00:00:00.000Z');
  const publishedAt = (await source.post('late'))?.publishedAt;
  expect(posts).toEqual([
    {
      id: 'late',
      documentId: post,
      publishedAt,
      updatedAt: '2037-01-01T00:00:00.000Z',
      tags: null,
      revision: null,
    },
  ]);
  expect(total).toBe(before.length + 1);
  expect((await source.changedSince(latest.at(-1) ?? '')).posts.length).toBeGreaterThan(1);
  expect(await source.post('late')).toMatchObject({ updatedAt: posts[0]?.updatedAt });
  await cms.editor.remove(post);
});

test('a draft is read as its author, by its address or by its number', async () => {
  await cms.run(`wp_insert_post( [ 'post_title' => 'Fresh draft', 'post_name' => '' ] );`);
  const post = await cms.editor.create({ title: 'Draft', slug: 'a-draft', text: 'x', tags: ['Unseen'] });
  expect(await source.draft('a-draft')).toMatchObject({ id: 'a-draft', draft: true, tags: ['Unseen'] });
  expect(await source.draft(String(Number(post) - 1))).toMatchObject({ title: 'Fresh draft' });
  expect(await source.draft('post-1')).toMatchObject({ id: 'post-1', draft: false });
  expect(await source.draft('none')).toBeNull();
  expect(await source.post('a-draft')).toBeNull();
  expect(await source.tags()).not.toContain('Unseen');
});

test('a wrong password is shown no draft, and is named as what is wrong', async () => {
  process.env.WORDPRESS_APPLICATION_PASSWORD = 'admin:wrong';
  await jest.isolateModulesAsync(async () => {
    const { wordpressSource } = await import('../../lib/content/wordpress');
    const draft = wordpressSource(cms.settings.CONTENT_API_URL ?? '').draft('post-1');
    await expect(draft).rejects.toThrow(/WORDPRESS_APPLICATION_PASSWORD.*Is the password right/);
  });
  process.env.WORDPRESS_APPLICATION_PASSWORD = cms.settings.WORDPRESS_APPLICATION_PASSWORD;
});

test('without pretty permalinks nothing is taken for removed', async () => {
  await cms.run(`update_option( 'permalink_structure', '' ); delete_option( 'rewrite_rules' );`);
  await expect(source.post('post-1')).rejects.toThrow(/CONTENT_API_URL/);
});
