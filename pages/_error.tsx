// What readers get while a page can't be made, where trying again in a moment helps; pages/500.tsx is for the rest.
import type { NextPageContext } from 'next';
import { ServerError } from '../components/server-error';
import { passesByItself } from '../lib/process/retry-later';

export default function ErrorPage({ status }: { status: number }) {
  return <ServerError status={status} />;
}

/**
 * Next asks here first, and shows pages/500.tsx where the status stays 500. An error that passes by itself says when
 * to ask again: the answer is then a 503.
 */
ErrorPage.getInitialProps = ({ res, err }: NextPageContext) => {
  if (res && passesByItself(err)) {
    res.statusCode = 503;
    res.setHeader('Retry-After', String(err.retryAfterSeconds));
  }
  return { status: res?.statusCode ?? 500 };
};
