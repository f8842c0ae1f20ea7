// Pictures that Next does not know: those beside the posts, and those that came while the server runs.
import type { GetServerSideProps } from 'next';
import { servePicture } from '../../lib/rendering/documents/serve-picture';

export default function Picture() {
  return null;
}

export const getServerSideProps: GetServerSideProps = async ({ req, res, params }) => {
  const isThere = servePicture([params?.path ?? []].flat(), req, res);
  return isThere ? { props: {} } : { notFound: true };
};
