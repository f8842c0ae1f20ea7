// A standing page, such as /about. At any other address: where a post was before it leads there, and nowhere else.
import type { GetStaticPaths, GetStaticProps } from 'next';
import { Draft } from '../components/draft';
import { PageHead } from '../components/page-head';
import { Post } from '../components/post';
import { pagesToBuild } from '../lib/rendering/generation/to-build';
import { generateOtherOrDraft } from '../lib/rendering/post/draft-page';
import type { PostProps } from '../lib/rendering/post/post-props';

export default function StandingPage({ post, html, reading, canonical, draft }: PostProps) {
  return (
    <main>
      <PageHead title={post.title} description={post.excerpt} canonical={canonical} post={post} />
      <Draft id={post.id} of={draft} />
      <Post post={post} html={html} reading={reading} />
    </main>
  );
}

export const getStaticPaths: GetStaticPaths = async () => {
  const pages = await pagesToBuild();
  return { paths: pages.map(({ id }) => ({ params: { path: [id.slice(1)] } })), fallback: 'blocking' };
};

export const getStaticProps: GetStaticProps = ({ params, draftMode }) =>
  generateOtherOrDraft([params?.path ?? []].flat(), draftMode === true);
