// What is around every page: the layout, and what keeps an open tab up to date.
import type { AppProps } from 'next/app';
import { Layout } from '../components/layout';
import type { PageProps } from '../components/page-data';
import { takeDatesFromPage } from '../components/post-date';
import { knowRouter } from '../components/router';
import { takeHtmlFromPage } from '../components/text-once';
import { useFreshProps } from '../components/use-fresh-props';
import { useNavigation } from '../components/use-navigation';
import { useSearchKey } from '../components/use-search-key';
import '../components/styles/index.css';

if (typeof window !== 'undefined') {
  takeHtmlFromPage();
  takeDatesFromPage();
}

export default function App({ Component, pageProps, router }: AppProps<PageProps>) {
  if (typeof window !== 'undefined') knowRouter(router);
  const { props, happened, watch } = useFreshProps(pageProps, router.asPath);
  const isUnreachable = useNavigation();
  // #region search
  useSearchKey();
  // #endregion
  // Built without content, and never served.
  if (props.placeholder) return null;
  return (
    <Layout route={router.pathname} asPath={router.asPath} happened={happened} isUnreachable={isUnreachable}>
      <Component {...props} />
      {watch}
    </Layout>
  );
}
