// Home: the newest posts.
import type { GetStaticProps } from 'next';
import { PageHead } from '../components/page-head';
import { PostList } from '../components/post-list';
import { useFreshProps } from '../components/use-fresh-props';
import { contentSource } from '../lib/content/pick';
import type { PostSummary } from '../lib/content/post';
import { generate, type Placeholder } from '../lib/generation';
import { paths } from '../lib/paths';
import { site } from '../lib/site';
import { absoluteUrl } from '../lib/site-url';

interface Props {
  posts: PostSummary[];
  canonical: string;
}

const POSTS_ON_HOME = 10;

export default function Home(props: Props) {
  const { posts, canonical } = useFreshProps(paths.home(), props);
  return (
    <main>
      <PageHead title={site.title} description={site.description} canonical={canonical} />
      <PostList posts={posts} />
    </main>
  );
}

export const getStaticProps: GetStaticProps<Props | Placeholder> = () =>
  generate(paths.home(), async () => {
    const { posts } = await contentSource().newestPosts({ page: 1, perPage: POSTS_ON_HOME });
    return { posts, canonical: absoluteUrl(paths.home()) };
  });
