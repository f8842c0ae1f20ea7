// The feed as JSON Feed.
import { documentAt } from '../lib/rendering/documents/document-page';

export default function Document() {
  return null;
}

export const getServerSideProps = documentAt(() => '/feed.json');
