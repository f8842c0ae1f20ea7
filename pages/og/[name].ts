// The social picture of a post, such as /og/hello.png.
import type { GetServerSideProps } from 'next';
import { serveSocialPicture } from '../../lib/rendering/documents/serve-social-picture';

export default function Picture() {
  return null;
}

export const getServerSideProps: GetServerSideProps = async ({ req, res, params, query }) => {
  const isThere = await serveSocialPicture(String(params?.name), query.v, req, res);
  return isThere ? { props: {} } : { notFound: true };
};
