// The newest posts of an author, where there are several.
import type { GetStaticPaths, GetStaticProps } from 'next';
import { ListPage } from '../../components/list-page';
import type { AuthorListProps } from '../../lib/rendering/lists/list-props';
import { generateAuthor } from '../../lib/rendering/lists/lists';
import { site } from '../../site.config';

export default function Author({ author, ...list }: AuthorListProps) {
  return <ListPage title={author} description={site.words.lists.authorText(author)} {...list} />;
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: [], fallback: 'blocking' });

export const getStaticProps: GetStaticProps = ({ params }) =>
  generateAuthor(String(params?.author), params?.page);
