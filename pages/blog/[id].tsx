// A post. Its page is made at build time or on the first visit, and again by POST /api/revalidate.
import type { GetStaticPaths, GetStaticProps } from 'next';
import { PageHead } from '../../components/page-head';
import { Post } from '../../components/post';
import { Surroundings } from '../../components/surroundings';
import { useFreshProps } from '../../components/use-fresh-props';
import { pageCache } from '../../lib/cache/open';
import { newestPosts } from '../../lib/content/newest-posts';
import { contentSource } from '../../lib/content/pick';
import { type PostSummary, summaryOf } from '../../lib/content/post';
import { type Surroundings as Around, readSurroundings } from '../../lib/content/surroundings';
import { toHtml } from '../../lib/content/text/html';
import { env } from '../../lib/env';
import { generate, Moved, type Placeholder } from '../../lib/generation';
import { movedTo } from '../../lib/moves';
import { paths } from '../../lib/paths';
import { absoluteUrl } from '../../lib/site-url';

interface Props {
  post: PostSummary;
  html: string;
  around: Around;
  canonical: string;
}

export default function PostPage(props: Props) {
  const { post, html, around, canonical } = useFreshProps(paths.post(props.post.id), props);
  return (
    <main>
      <PageHead title={post.title} description={post.excerpt} canonical={canonical} post={post} />
      <Post post={post} html={html} />
      <Surroundings {...around} />
    </main>
  );
}

export const getStaticPaths: GetStaticPaths = async () => {
  const posts = await newestPosts(contentSource(), env().PRERENDER_COUNT);
  return { paths: posts.map(({ id }) => ({ params: { id } })), fallback: 'blocking' };
};

export const getStaticProps: GetStaticProps<Props | Placeholder> = ({ params }) => {
  const id = String(params?.id);
  return generate(paths.post(id), () => read(id));
};

async function read(id: string): Promise<Props | Moved | null> {
  const source = contentSource();
  const post = await source.post(id);
  if (!post) return movedFrom(id);
  return {
    post: summaryOf(post),
    html: await toHtml(post),
    around: await readSurroundings(source, post),
    canonical: absoluteUrl(paths.post(id)),
  };
}

/** Where a post is that is no longer here, if it is there. */
async function movedFrom(id: string): Promise<Moved | null> {
  const to = await movedTo(id).catch(async (error) => {
    // Without the records nobody knows whether it moved; an address that had nothing is not found all the same.
    if (((await pageCache()?.version(paths.post(id))) ?? 0) > 0) throw error;
    return null;
  });
  return to !== null && (await contentSource().post(to)) ? new Moved(paths.post(to)) : null;
}
