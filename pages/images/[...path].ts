// Pictures that Next does not know: those beside the posts, and those that came while the server runs.
import { forReaders } from '../../lib/rendering/documents/for-readers';
import { servePicture } from '../../lib/rendering/documents/serve-picture';

export default function Picture() {
  return null;
}

export const getServerSideProps = forReaders(async ({ req, res, params }) => {
  const isThere = servePicture([params?.path ?? []].flat(), req, res);
  return isThere ? { props: {} } : { notFound: true };
});
