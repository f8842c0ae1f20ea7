// The archive's newest page.
import type { GetStaticProps } from 'next';
import { ListPage } from '../../components/list-page';
import { generateArchive } from '../../lib/rendering/lists';
import type { ListProps } from '../../lib/rendering/page-props';

export default function Archive(props: ListProps) {
  return <ListPage title="Archive" {...props} />;
}

export const getStaticProps: GetStaticProps = ({ params }) => generateArchive(params?.page);
