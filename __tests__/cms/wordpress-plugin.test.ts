// The WordPress plugin in a real WordPress: what it sends, when it sends nothing, and what it shows when that fails.
import { z } from 'zod';
import { SECRET } from '../support/site';
import { callJson } from './call-json';
import { Receiver } from './receiver';
import { startWordPress, type WordPress } from './wordpress';

let cms: WordPress;
let blog: Receiver;

beforeAll(async () => {
  cms = await startWordPress();
  blog = await new Receiver(SECRET).start();
  await cms.connect(`${blog.url}/`, SECRET);
});

afterEach(() => expect(blog.troubles).toEqual([]));

afterAll(async () => {
  await cms?.discard();
  await blog?.stop();
});

let made = 0;

/** A published post, of which nobody has yet to be told. */
async function published(): Promise<{ post: string; slug: string }> {
  const slug = `post-${++made}`;
  const post = await cms.editor.create({ title: slug, slug, text: 'Text.' });
  await cms.editor.publish(post);
  blog.take();
  return { post, slug };
}

async function api(method: 'POST' | 'DELETE', path: string, body: object = {}): Promise<void> {
  const { CONTENT_API_URL, WORDPRESS_APPLICATION_PASSWORD = '' } = cms.settings;
  const authorization = `Basic ${Buffer.from(WORDPRESS_APPLICATION_PASSWORD).toString('base64')}`;
  await callJson(z.unknown(), `${CONTENT_API_URL}/wp-json${path}`, {
    method,
    body,
    headers: { authorization },
  });
}

/** Saves posts in one request of the editor's. */
async function saveTogether(posts: { post: string }[]): Promise<void> {
  const requests = posts.map(({ post }) => ({
    method: 'POST',
    path: `/wp/v2/posts/${post}`,
    body: { title: 'Saved all the same' },
  }));
  await api('POST', '/batch/v1', { requests });
}

/** The list of posts, as an editor sees it in the browser. */
async function postsScreen(): Promise<string> {
  const { CONTENT_API_URL: url } = cms.settings;
  const login = await fetch(`${url}/wp-login.php`, {
    method: 'POST',
    headers: { cookie: 'wordpress_test_cookie=WP Cookie check' },
    body: new URLSearchParams({ log: 'admin', pwd: 'a-password-of-the-tests' }),
    redirect: 'manual',
  });
  const cookie = login.headers.getSetCookie().map((line) => line.split(';')[0]);
  return (await fetch(`${url}/wp-admin/edit.php`, { headers: { cookie: cookie.join('; ') } })).text();
}

test('a post that is published is told with its tags, and with what it was before', async () => {
  const post = await cms.editor.create({
    title: 'Hello',
    slug: 'hello',
    text: 'Text.',
    tags: ['News', 'R&D'],
  });
  await cms.editor.publish(post);
  expect(blog.take()).toEqual([
    {
      type: 'post.published',
      data: {
        id: Number(post),
        slug: 'hello',
        post_type: 'post',
        status: 'publish',
        modified_gmt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        previous: { status: 'draft' },
        tags: ['news', 'rd'],
        categories: ['uncategorized'],
      },
      timestamp: expect.any(String),
    },
  ]);
});

test('a post that is new and published in one go, with its tags, is published, not updated', async () => {
  await cms.run(
    `wp_insert_post( [ 'post_title' => 'At once', 'post_status' => 'publish', 'tags_input' => [ 'x' ] ] );`,
  );
  expect(blog.take()).toMatchObject([{ type: 'post.published', data: { slug: 'at-once', tags: ['x'] } }]);
});

test('an edit is an update, and has nothing of before in it', async () => {
  const { post } = await published();
  await cms.editor.edit(post, { text: 'Other text.' });
  expect(blog.take()).toMatchObject([{ type: 'post.updated', data: { id: Number(post), previous: {} } }]);
});

test('tags that are set after the text was saved are in the call', async () => {
  const { post } = await published();
  await cms.editor.edit(post, { title: 'Tagged', tags: ['Late'] });
  expect(blog.take()).toMatchObject([{ type: 'post.updated', data: { tags: ['late'] } }]);
});

test('tags and the picture are told when they change alone', async () => {
  const { post } = await published();
  await cms.run(`wp_set_post_tags(${post}, 'alone');`);
  await cms.run(`update_post_meta(${post}, '_thumbnail_id', 1);`);
  await cms.run(`update_post_meta(${post}, 'something-else', 1);`);
  const update = { type: 'post.updated', data: { id: Number(post), tags: ['alone'] } };
  expect(blog.take()).toMatchObject([update, update]);
});

test('a new address is told with the old one', async () => {
  const { post, slug } = await published();
  await cms.editor.edit(post, { slug: 'moved' });
  expect(blog.take()).toMatchObject([{ type: 'post.updated', data: { slug: 'moved', previous: { slug } } }]);
});

test('addresses and tags in other scripts are decoded', async () => {
  const post = await cms.editor.create({ title: '글', slug: '한글', text: 'x', tags: ['소식'] });
  await cms.editor.publish(post);
  await cms.editor.edit(post, { slug: '새-주소' });
  expect(blog.take()).toMatchObject([
    { data: { slug: '한글', tags: ['소식'] } },
    { data: { slug: '새-주소', previous: { slug: '한글' } } },
  ]);
});

test('a post that is a draft again is told with the address that readers know', async () => {
  const { post, slug } = await published();
  await cms.editor.unpublish(post);
  expect(blog.take()).toMatchObject([
    { type: 'post.unpublished', data: { status: 'draft', previous: { status: 'publish', slug } } },
  ]);
});

test('the trash renames a post, and the call has its old address', async () => {
  const { post, slug } = await published();
  await cms.editor.trash(post);
  const data = { status: 'trash', slug: `${slug}__trashed`, previous: { status: 'publish', slug } };
  expect(blog.take()).toMatchObject([{ type: 'post.unpublished', data }]);
  await cms.editor.remove(post);
  expect(blog.take()).toEqual([]);
});

test('a published post that is deleted for good is told once', async () => {
  const { post, slug } = await published();
  await cms.editor.remove(post);
  expect(blog.take()).toMatchObject([
    { type: 'post.deleted', data: { id: Number(post), slug, previous: { status: 'publish', slug } } },
  ]);
});

test('a password takes a post away from readers, and its removal brings it back', async () => {
  const { post, slug } = await published();
  await api('POST', `/wp/v2/posts/${post}`, { password: 'open sesame' });
  await api('POST', `/wp/v2/posts/${post}`, { password: '' });
  expect(blog.take()).toMatchObject([
    { type: 'post.unpublished', data: { status: 'publish', previous: { slug } } },
    { type: 'post.published', data: { slug } },
  ]);
});

test('drafts, their removal, and what is neither post nor page are nobody else’s business', async () => {
  const post = await cms.editor.create({ title: 'Draft', slug: 'draft', text: 'x' });
  await cms.editor.edit(post, { title: 'Still a draft', tags: ['Secret'] });
  await cms.editor.remove(post);
  await cms.run(
    `wp_insert_post([ 'post_type' => 'wp_block', 'post_title' => 'A block', 'post_status' => 'publish' ]);`,
  );
  expect(blog.take()).toEqual([]);
});

test('a page is told like a post, and says what it is', async () => {
  await api('POST', '/wp/v2/pages', { title: 'A page', slug: 'a-page', status: 'publish' });
  const said = { slug: 'a-page', post_type: 'page' };
  expect(blog.take()).toMatchObject([{ type: 'post.published', data: said }]);
  await cms.run(`wp_delete_post( get_page_by_path( 'a-page' )->ID, true );`);
  expect(blog.take()).toMatchObject([
    { type: 'post.deleted', data: { ...said, previous: { slug: 'a-page' } } },
  ]);
});

test('however many posts are saved in one request, and how often, it makes one call', async () => {
  const [first, second] = [await published(), await published()];
  const save = ({ post }: { post: string }, body: object) => ({
    method: 'POST',
    path: `/wp/v2/posts/${post}`,
    body,
  });
  const requests = [
    save(first, { title: 'One' }),
    save(first, { slug: 'once' }),
    save(first, { slug: 'twice' }),
    save(second, { title: 'Two' }),
  ];
  await api('POST', '/batch/v1', { requests });
  expect(blog.take()).toMatchObject([
    {
      type: 'posts.changed',
      data: {
        posts: [
          {
            type: 'post.updated',
            data: { id: Number(first.post), slug: 'twice', previous: { slug: first.slug } },
          },
          { type: 'post.updated', data: { id: Number(second.post), previous: {} } },
        ],
      },
    },
  ]);
});

describe('what a post shows beside itself', () => {
  const updated = (post: string, more: object = {}) => ({
    type: 'post.updated',
    data: { id: Number(post), ...more },
  });

  test('a tag that gets another name, another address, or goes, is told of its posts', async () => {
    const { post } = await published();
    const other = await published();
    await cms.run(`wp_set_post_tags(${post}, 'tin'); wp_set_post_tags(${other.post}, 'zinc');`);
    blog.take();
    const term = `get_term_by('slug', 'tin', 'post_tag')->term_id`;
    await cms.run(`wp_update_term(${term}, 'post_tag', [ 'name' => 'Tin & lead' ]);`);
    expect(blog.take()).toMatchObject([updated(post, { tags: ['tin'] })]);
    await cms.run(`wp_delete_term(${term}, 'post_tag');`);
    expect(blog.take()).toMatchObject([updated(post, { tags: [] })]);
    await cms.run(`wp_insert_term('Alone', 'post_tag'); wp_update_term(1, 'category', [ 'name' => 'Any' ]);`);
    expect(blog.take()).toEqual([]);
  });

  test('a picture whose alternative text changes, or that goes, is told of the posts that have it', async () => {
    const { post } = await published();
    await published();
    await cms.run(
      `update_post_meta(${post}, '_thumbnail_id', wp_insert_attachment([ 'post_title' => 'P', 'post_mime_type' => 'image/png' ]));`,
    );
    blog.take();
    const picture = `get_post_thumbnail_id(${post})`;
    await cms.run(`update_post_meta(${picture}, '_wp_attachment_image_alt', 'A kettle');`);
    expect(blog.take()).toMatchObject([updated(post)]);
    await cms.run(`wp_delete_attachment(${picture}, true);`);
    expect(blog.take()).toMatchObject([updated(post)]);
  });

  test('an author who gets another name, or goes, is told of the posts', async () => {
    const { post } = await published();
    await cms.run(
      `wp_update_post([ 'ID' => ${post}, 'post_author' => wp_insert_user([ 'user_login' => 'ada', 'user_pass' => 'x' ]) ]);`,
    );
    blog.take();
    const author = `get_user_by('login', 'ada')->ID`;
    await cms.run(`wp_update_user([ 'ID' => ${author}, 'display_name' => 'Ada' ]);`);
    expect(blog.take()).toMatchObject([updated(post)]);
    await cms.run(`wp_update_user([ 'ID' => ${author}, 'description' => 'Of whom no post tells.' ]);`);
    expect(blog.take()).toEqual([]);
    await cms.run(`require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user(${author}, 1);`);
    expect(blog.take()).toMatchObject([updated(post)]);
  });

  test('of more posts than can be named, it is told that all may have changed', async () => {
    await cms.run(
      `for ($i = 0; $i < 101; $i++) wp_insert_post([ 'post_title' => "Many $i", 'post_status' => 'publish', 'tags_input' => [ 'many' ] ]);`,
    );
    expect(blog.take()).toMatchObject([{ type: 'site.changed' }]);
    await cms.run(
      `wp_update_term(get_term_by('slug', 'many', 'post_tag')->term_id, 'post_tag', [ 'name' => 'Lots' ]);`,
    );
    expect(blog.take()).toMatchObject([{ type: 'site.changed' }]);
    await cms.run(
      `foreach (get_posts([ 'tag' => 'many', 'numberposts' => -1, 'fields' => 'ids' ]) as $id) wp_delete_post($id, true);`,
    );
    expect(blog.take()).toMatchObject([{ type: 'site.changed' }]);
  });
});

test('a post that is made a page is told with what it was, and so is one that is made a post again', async () => {
  const { post, slug } = await published();
  await cms.run(`wp_update_post([ 'ID' => ${post}, 'post_type' => 'page' ]);`);
  expect(blog.take()).toMatchObject([
    {
      type: 'post.updated',
      data: { id: Number(post), slug, post_type: 'page', previous: { post_type: 'post' } },
    },
  ]);
  await cms.run(`wp_update_post([ 'ID' => ${post}, 'post_type' => 'post' ]);`);
  expect(blog.take()).toMatchObject([{ data: { post_type: 'post', previous: { post_type: 'page' } } }]);
});

test('a post goes live by schedule, and is told then', async () => {
  const post = await cms.editor.create({ title: 'Soon', slug: 'soon', text: 'x' });
  await cms.editor.schedule?.(post, 3600);
  expect(blog.take()).toEqual([]);
  // What WordPress does when the time has come; wordpress.test.ts waits until it has.
  await cms.run(`
    global $wpdb;
    $past = [ 'post_date' => '2026-01-01 00:00:00', 'post_date_gmt' => '2026-01-01 00:00:00' ];
    $wpdb->update( $wpdb->posts, $past, [ 'ID' => ${post} ] );
    clean_post_cache( ${post} );
    do_action( 'publish_future_post', ${post} );
  `);
  const data = { slug: 'soon', status: 'publish', previous: { status: 'future' } };
  expect(blog.take()).toMatchObject([{ type: 'post.published', data }]);
});

test('a blog that never answers holds up the editor once, however many posts there are', async () => {
  const [first, second] = [await published(), await published()];
  blog.answer = null;
  await saveTogether([first, second]);
  blog.answer = { status: 200, body: {} };
  const screen = await postsScreen();
  expect(screen).toMatch(new RegExp(`${first.slug}, [^<]*: [^<]*timed out`));
  expect(screen).toMatch(new RegExp(`${second.slug}, [^<]*: [^<]*timed out`));
  expect(blog.take()).toHaveLength(1);
});

// WordPress waits at least a second for a call. So where less than that is left, the editor would wait too long.
const ALMOST_ALL_MS = 2200;

test('a blog that sends on slowly has no more of the editor’s patience than one that answers', async () => {
  const { post, slug } = await published();
  blog.movedTo = '/api/revalidate/?from=wordpress';
  blog.delayMs = ALMOST_ALL_MS;
  await cms.editor.edit(post, { title: 'New' });
  [blog.movedTo, blog.delayMs] = [null, 0];
  expect(await postsScreen()).toMatch(new RegExp(`${slug}, [^<]*: (not sent|[^<]*timed out)`));
  expect(blog.take()).toEqual([]);
});

test('a blog that sends on and on is asked twice, and the setting to mend is named', async () => {
  const { post, slug } = await published();
  blog.answer = { status: 301, headers: { location: '/api/revalidate?from=wordpress' }, body: {} };
  await cms.editor.edit(post, { title: 'New' });
  blog.answer = { status: 200, body: {} };
  expect(await postsScreen()).toMatch(new RegExp(`${slug}, [^<]*: 301 to [^<]*NEXT_ISR_BLOG_URL`));
  expect(blog.take()).toHaveLength(2);
});

test('what went wrong is shown until that post is told, and then a quiet word', async () => {
  const [refused, other] = [await published(), await published()];
  blog.answer = { status: 401, body: { message: 'Invalid token <b>' } };
  await cms.editor.edit(refused.post, { title: 'New' });
  blog.answer = { status: 200, body: {} };
  await cms.editor.edit(other.post, { title: 'New' });
  expect(await postsScreen()).toMatch(new RegExp(`${refused.slug}, [^<]*: 401 Invalid token &lt;b&gt;`));
  await cms.editor.edit(refused.post, { title: 'Newer' });
  const screen = await postsScreen();
  expect(screen).not.toContain('Invalid token');
  expect(screen).toContain(`Blog: ${refused.slug}, `);
  expect(screen).not.toContain(SECRET);
});

test('a blog whose addresses end in a slash is told there', async () => {
  const { post } = await published();
  blog.movedTo = '/api/revalidate/?from=wordpress';
  await cms.editor.edit(post, { title: 'New' });
  blog.movedTo = null;
  expect(blog.take()).toMatchObject([{ type: 'post.updated', data: { id: Number(post) } }]);
});

test('a secret in base64 is used as the official libraries use it', async () => {
  const secret = `whsec_${Buffer.from(SECRET).toString('base64')}`;
  const elsewhere = await new Receiver(secret).start();
  await cms.connect(elsewhere.url, secret);
  await published();
  const sent = elsewhere.take();
  await elsewhere.stop();
  expect(elsewhere.troubles).toEqual([]);
  expect(sent).toMatchObject([{ type: 'post.published' }]);
});
