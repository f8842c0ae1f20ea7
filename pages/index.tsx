// Home: the newest posts, and the way to all others.
import { Link } from '../components/link';
import { PageHead } from '../components/page-head';
import { PostList } from '../components/post-list';
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import type { HomeProps } from '../lib/rendering/lists/list-props';
import { generateHome } from '../lib/rendering/lists/lists';
import { site } from '../site.config';

export default function Home({ posts, cover, total, canonical }: HomeProps) {
  return (
    <main>
      <PageHead title={site.title} description={site.description} canonical={canonical} />
      <PostList posts={posts} front cover={cover} />
      {posts.length > 0 ? (
        <p className="to-archive">
          <Link href={href(paths.archive())}>{site.words.lists.allPosts(total)}</Link>
        </p>
      ) : null}
    </main>
  );
}

export const getStaticProps = generateHome;
