// Home: the newest posts.
import type { GetStaticProps } from 'next';
import { PageHead } from '../components/page-head';
import { PostList } from '../components/post-list';
import { useFreshProps } from '../components/use-fresh-props';
import { HOME_SIZE, LIST_SIZE } from '../lib/content/lists';
import { contentSource } from '../lib/content/pick';
import { type PostSummary, summaryOf } from '../lib/content/post';
import { generate, type Placeholder } from '../lib/generation';
import { paths } from '../lib/paths';
import { site } from '../lib/site';
import { absoluteUrl } from '../lib/site-url';

interface Props {
  posts: PostSummary[];
  canonical: string;
}

export default function Home(props: Props) {
  const { posts, canonical } = useFreshProps(paths.home(), props);
  return (
    <main>
      <PageHead title={site.title} description={site.description} canonical={canonical} />
      <PostList posts={posts} front />
    </main>
  );
}

export const getStaticProps: GetStaticProps<Props | Placeholder> = () =>
  generate(paths.home(), async () => {
    const { posts } = await contentSource().newestPosts({ page: 1, perPage: LIST_SIZE });
    return { posts: posts.slice(0, HOME_SIZE).map(summaryOf), canonical: absoluteUrl(paths.home()) };
  });
