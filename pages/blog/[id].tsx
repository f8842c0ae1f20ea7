// A post. Its page is made at build time or on the first visit, and again by POST /api/revalidate.
import type { GetStaticPaths, GetStaticProps } from 'next';
import { PageHead } from '../../components/page-head';
import { Post } from '../../components/post';
import { useFreshProps } from '../../components/use-fresh-props';
import { toHtml } from '../../lib/content/html';
import { newestPosts } from '../../lib/content/newest-posts';
import { contentSource } from '../../lib/content/pick';
import { type PostSummary, summaryOf } from '../../lib/content/post';
import { env } from '../../lib/env';
import { generate, type Placeholder } from '../../lib/generation';
import { isPossibleId, paths } from '../../lib/paths';
import { absoluteUrl } from '../../lib/site-url';

interface Props {
  post: PostSummary;
  html: string;
  canonical: string;
}

export default function PostPage(props: Props) {
  const { post, html, canonical } = useFreshProps(paths.post(props.post.id), props);
  return (
    <main>
      <PageHead title={post.title} description={post.excerpt} canonical={canonical} post={post} />
      <Post post={post} html={html} />
    </main>
  );
}

export const getStaticPaths: GetStaticPaths = async () => {
  const posts = await newestPosts(contentSource(), env().PRERENDER_COUNT);
  return { paths: posts.map(({ id }) => ({ params: { id } })), fallback: 'blocking' };
};

export const getStaticProps: GetStaticProps<Props | Placeholder> = ({ params }) => {
  const id = String(params?.id);
  return generate(paths.post(id), async () => {
    const post = isPossibleId(id) ? await contentSource().post(id) : null;
    if (!post) return null;
    return {
      post: summaryOf(post),
      html: await toHtml(post.content),
      canonical: absoluteUrl(paths.post(id)),
    };
  });
};
