// A chunk of the sitemap.
import { documentAt } from '../../lib/rendering/documents/document-page';

export default function Document() {
  return null;
}

export const getServerSideProps = documentAt(({ chunk }) => `/sitemap/${chunk}`);
