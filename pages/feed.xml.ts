// The feed as RSS.
import { documentAt } from '../lib/rendering/documents/document-page';

export default function Document() {
  return null;
}

export const getServerSideProps = documentAt(() => '/feed.xml');
