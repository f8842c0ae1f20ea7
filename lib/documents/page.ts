// What the pages of feeds and sitemaps are: no page, but a document that answers the request itself.
import type { GetServerSideProps } from 'next';
import { decodePath } from '../paths';
import { serveDocument } from './document';

export default function Document() {
  return null;
}

export const getServerSideProps: GetServerSideProps = async ({ req, res, resolvedUrl }) => {
  await serveDocument(decodePath(resolvedUrl.replace(/\?.*$/, '')), req, res);
  return { props: {} };
};
