// The feed as Atom.
import { documentAt } from '../lib/rendering/documents/document-page';

export default function Document() {
  return null;
}

export const getServerSideProps = documentAt(() => '/atom.xml');
