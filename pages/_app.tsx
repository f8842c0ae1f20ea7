import type { AppProps } from 'next/app';
import { Layout } from '../components/layout';
import '../components/site.css';

export default function App({ Component, pageProps }: AppProps) {
  // Built without content, and never served.
  if (pageProps.placeholder) return null;
  return (
    <Layout>
      <Component {...pageProps} />
    </Layout>
  );
}
