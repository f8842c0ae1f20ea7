// The newest posts of a tag.
import type { GetStaticPaths, GetStaticProps } from 'next';
import { ListPage } from '../../components/list-page';
import { paths } from '../../lib/paths';
import { tagsToBuild } from '../../lib/rendering/generation/to-build';
import { aboutTag } from '../../lib/rendering/lists/about-tag';
import type { TagListProps } from '../../lib/rendering/lists/list-props';
import { generateTag } from '../../lib/rendering/lists/lists';

export default function Tag({ tag, ...list }: TagListProps) {
  return <ListPage title={tag} description={aboutTag(tag)} feedPath={paths.tagFeed(tag)} {...list} />;
}

export const getStaticPaths: GetStaticPaths = async () => {
  const tags = await tagsToBuild();
  return { paths: tags.map((tag) => ({ params: { tag } })), fallback: 'blocking' };
};

export const getStaticProps: GetStaticProps = ({ params }) => generateTag(String(params?.tag), params?.page);
