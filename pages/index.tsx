// Home: the newest posts.
import { PageHead } from '../components/page-head';
import { PostList } from '../components/post-list';
import { generateHome } from '../lib/rendering/lists';
import type { HomeProps } from '../lib/rendering/page-props';
import { site } from '../site.config';

export default function Home({ posts, canonical }: HomeProps) {
  return (
    <main>
      <PageHead title={site.title} description={site.description} canonical={canonical} />
      <PostList posts={posts} front />
    </main>
  );
}

export const getStaticProps = generateHome;
