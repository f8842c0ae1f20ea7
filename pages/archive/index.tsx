// The archive's newest page.
import type { GetStaticProps } from 'next';
import { ListPage } from '../../components/list-page';
import { generateList, type ListProps } from '../../lib/list-page';

export default function Archive(props: ListProps) {
  return <ListPage title="Archive" {...props} />;
}

export const getStaticProps: GetStaticProps = ({ params }) => generateList(params);
