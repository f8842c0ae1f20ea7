// The text of a post stands once in its page: what Next keeps of the props for its scripts is without it, and they take
// it from what the reader sees. The data of a page, for links and open tabs, has it as ever.
import type { NEXT_DATA } from 'next/dist/shared/lib/utils';

/** What shows `html` of a page's props; components/prose.tsx is the one that does. */
const SHOWS_HTML = '.prose';

/** On the server, before the scripts' props are written. */
export function leaveOutHtml(data: NEXT_DATA): void {
  const { html, ...pageProps } = data.props.pageProps ?? {};
  // The props themselves are those of the page's data, too.
  if (typeof html === 'string') data.props = { ...data.props, pageProps };
}

/** In the browser, before the scripts take over. */
export function takeHtmlFromPage(): void {
  const shown = document.querySelector(SHOWS_HTML);
  if (shown) window.__NEXT_DATA__.props.pageProps.html ??= shown.innerHTML;
}
