// Keeps an open tab as new as the site: when the reader comes back to it, the page's data is asked for again.
import useSWR from 'swr';
import { href } from '../lib/paths';

/**
 * @param path the page's path, decoded
 * @param props the props that the page came with
 * @returns the newest known props; those it came with while there are none newer, or the page is gone
 */
export function useFreshProps<Props>(path: string, props: Props): Props {
  const { data } = useSWR<Props>(path, fetchProps, { fallbackData: props, revalidateOnMount: false });
  return data ?? props;
}

/** Next's data twin of the page is regenerated with it, and costs the content source nothing to read. */
async function fetchProps<Props>(path: string): Promise<Props> {
  const { buildId } = JSON.parse(document.getElementById('__NEXT_DATA__')?.textContent ?? '{}');
  const twin = `/_next/data/${buildId}${path === '/' ? '/index' : href(path)}.json`;
  // Next's stale-while-revalidate is meant for the edge, but browsers obey it too and would answer from their cache.
  const response = await fetch(twin, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const { pageProps } = await response.json();
  if ('__N_REDIRECT' in pageProps) throw new Error(`${path} moved`);
  return pageProps;
}
