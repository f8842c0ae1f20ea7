// Pages that answer each request anew take the same methods as those that Next keeps.
import type { GetServerSideProps } from 'next';

/** Answers other methods than GET and HEAD with 405, as Next does for pages with getStaticProps. No body is read. */
export function forReaders<Props extends object>(
  props: GetServerSideProps<Props>,
): GetServerSideProps<Props | Record<string, never>> {
  return async (context) => {
    const { req, res } = context;
    if (req.method === 'GET' || req.method === 'HEAD') return props(context);
    res.setHeader('Allow', 'GET, HEAD');
    res.writeHead(405, { 'Content-Type': 'text/plain' }).end('Method Not Allowed\n');
    return { props: {} };
  };
}
