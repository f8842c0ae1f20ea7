// The social picture of a post, such as /og/hello.png.
import { forReaders } from '../../lib/rendering/documents/for-readers';
import { serveSocialPicture } from '../../lib/rendering/documents/serve-social-picture';

export default function Picture() {
  return null;
}

export const getServerSideProps = forReaders(async ({ req, res, params, query }) => {
  const isThere = await serveSocialPicture(String(params?.name), query.v, req, res);
  return isThere ? { props: {} } : { notFound: true };
});
