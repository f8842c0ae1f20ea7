// The sitemap: an index of its chunks.
import { paths } from '../lib/paths';
import { documentAt } from '../lib/rendering/documents/document-page';

export default function Document() {
  return null;
}

export const getServerSideProps = documentAt(paths.sitemap);
