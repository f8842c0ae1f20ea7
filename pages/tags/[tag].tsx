// The newest posts of a tag.
import type { GetStaticPaths, GetStaticProps } from 'next';
import { ListPage } from '../../components/list-page';
import { newestPosts } from '../../lib/content/newest-posts';
import { tagsOf } from '../../lib/content/paging';
import { contentSource } from '../../lib/content/pick';
import { env } from '../../lib/env';
import { generateList, type ListProps } from '../../lib/list-page';
import { isPossibleTag } from '../../lib/paths';

export default function Tag({ tag, ...list }: ListProps & { tag: string }) {
  return <ListPage title={tag} {...list} />;
}

export const getStaticPaths: GetStaticPaths = async () => {
  const { PRERENDER_COUNT } = env();
  const tags = tagsOf(await newestPosts(contentSource(), PRERENDER_COUNT)).filter(isPossibleTag);
  return { paths: tags.slice(0, PRERENDER_COUNT).map((tag) => ({ params: { tag } })), fallback: 'blocking' };
};

export const getStaticProps: GetStaticProps = async ({ params }) => {
  const made = await generateList(params);
  return 'props' in made ? { ...made, props: { ...(await made.props), tag: String(params?.tag) } } : made;
};
