// The archive's newest page.
import type { GetStaticProps } from 'next';
import { ArchiveList } from '../../components/archive-list';
import { ListPage } from '../../components/list-page';
import type { ArchivedPost, ListProps } from '../../lib/rendering/lists/list-props';
import { generateArchive } from '../../lib/rendering/lists/lists';
import { site } from '../../site.config';

const words = site.words.lists;

export default function Archive({ posts, ...list }: ListProps<ArchivedPost>) {
  return (
    <ListPage title={words.archive} description={words.archiveText(site.title)} {...list}>
      <ArchiveList posts={posts} />
    </ListPage>
  );
}

export const getStaticProps: GetStaticProps = ({ params }) => generateArchive(params?.page);
