// The feed of a tag.
import type { GetServerSideProps } from 'next';
import { paths } from '../../../lib/paths';
import { serveDocument } from '../../../lib/rendering/documents/document';

export default function Document() {
  return null;
}

export const getServerSideProps: GetServerSideProps = async ({ req, res, params }) => {
  await serveDocument(paths.tagFeed(String(params?.tag)), req, res);
  return { props: {} };
};
