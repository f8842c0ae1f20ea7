// A chunk of the sitemap.
import type { GetServerSideProps } from 'next';
import { serveDocument } from '../../lib/rendering/documents/document';

export default function Document() {
  return null;
}

export const getServerSideProps: GetServerSideProps = async ({ req, res, params }) => {
  await serveDocument(`/sitemap/${params?.chunk}`, req, res);
  return { props: {} };
};
