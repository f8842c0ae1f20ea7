// A post. Its page is made at build time or on the first visit, and again by POST /api/revalidate.
import type { GetStaticPaths, GetStaticProps } from 'next';
import { Draft } from '../../components/draft';
import { PageHead } from '../../components/page-head';
import { Post } from '../../components/post';
import { Surroundings } from '../../components/surroundings';
import { postsToBuild } from '../../lib/rendering/generation/to-build';
import { generatePostOrDraft } from '../../lib/rendering/post/draft-page';
import type { PostProps } from '../../lib/rendering/post/post-props';

export default function PostPage({ post, html, reading, authorPath, around, canonical, draft }: PostProps) {
  return (
    <main>
      <PageHead title={post.title} description={post.excerpt} canonical={canonical} post={post} />
      <Draft id={post.id} of={draft} />
      <Post post={post} html={html} reading={reading} authorPath={authorPath} />
      <Surroundings {...around} />
    </main>
  );
}

export const getStaticPaths: GetStaticPaths = async () => {
  const posts = await postsToBuild();
  return { paths: posts.map(({ id }) => ({ params: { id } })), fallback: 'blocking' };
};

export const getStaticProps: GetStaticProps = ({ params, draftMode }) =>
  generatePostOrDraft(String(params?.id), draftMode === true);
