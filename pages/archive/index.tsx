// The archive's newest page.
import type { GetStaticProps } from 'next';
import { ListPage } from '../../components/list-page';
import { generateArchive } from '../../lib/rendering/lists';
import type { ListProps } from '../../lib/rendering/page-props';
import { site } from '../../site.config';

export default function Archive(props: ListProps) {
  return <ListPage title={site.words.lists.archive} {...props} />;
}

export const getStaticProps: GetStaticProps = ({ params }) => generateArchive(params?.page);
