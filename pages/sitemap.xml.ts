// The sitemap: an index of its chunks.
import type { GetServerSideProps } from 'next';
import { serveDocument } from '../lib/rendering/documents/document';

export default function Document() {
  return null;
}

export const getServerSideProps: GetServerSideProps = async ({ req, res }) => {
  await serveDocument('/sitemap.xml', req, res);
  return { props: {} };
};
