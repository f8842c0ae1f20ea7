import type { AppProps } from 'next/app';
import { Layout } from '../components/layout';
import type { PageProps } from '../components/page-data';
import { useFreshProps } from '../components/use-fresh-props';
import { useNavigation } from '../components/use-navigation';
import { useSearchKey } from '../components/use-search-key';
import '../components/site.css';
import '../components/post-content.css';

export default function App({ Component, pageProps }: AppProps<PageProps>) {
  const { props, happened } = useFreshProps(pageProps);
  const isUnreachable = useNavigation();
  useSearchKey();
  // Built without content, and never served.
  if (props.placeholder) return null;
  return (
    <Layout happened={happened} isUnreachable={isUnreachable}>
      <Component {...props} />
    </Layout>
  );
}
