// The feed of a tag.
import { paths } from '../../../lib/paths';
import { documentAt } from '../../../lib/rendering/documents/document-page';

export default function Document() {
  return null;
}

export const getServerSideProps = documentAt(({ tag }) => paths.tagFeed(String(tag)));
