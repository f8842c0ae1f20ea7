// A page's data, as the router itself asks for it: Next regenerates it with the page, and it costs the content source
// nothing to read.
import { belowBase } from '../lib/paths/base-path';

/** What a page is made of. 404 and 500 have no version. */
export interface PageProps {
  /** Grows with each page that replaces another one at its path. */
  version?: number;
  placeholder?: boolean;
  /** Of what an author sees before readers do. */
  draft?: object;
  /** The text of a post. */
  html?: string;
}

/** What the server has at a path now: the page, the fact that it is gone, or where it is. */
export type Answer = PageProps & { gone?: true; movedTo?: string };

export function isNewer(answer: Answer | undefined, known: Answer | undefined): boolean {
  return (answer?.version ?? -1) > (known?.version ?? -1);
}

/** HTML as a browser writes it: the same of two that are read as the same. */
function asRead(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.innerHTML;
}

/** Whether readers see no difference: a page that had to be made again may be as it was. */
export function looksAs(answer: Answer, known: Answer): boolean {
  const text = ({ html, ...props }: Answer) =>
    JSON.stringify({ ...props, html: html && asRead(html), version: 0 });
  return text(answer) === text(known);
}

/** The name of the file with a page's data. `asPath` is the router's. */
export function dataFileOf(asPath: string): string {
  const path = asPath.replace(/[?#].*/, '').replace(/\/$/, '');
  return `${path || '/index'}.json`;
}

/** The server has a new build, whose pages may be made of other props. */
export class NewBuild extends Error {}

/**
 * @throws NewBuild
 * @throws Error when there is no answer
 */
export async function askForPage(file: string): Promise<Answer> {
  const answer = await askFor(file);
  // An edge may have an older answer about a page that is here again. Who believes it asks no more, or is sent to and fro.
  return answer.gone || answer.movedTo ? askFor(`${file}?again=${Date.now()}`) : answer;
}

async function askFor(file: string): Promise<Answer> {
  const response = await fetch(belowBase(`/_next/data/${window.__NEXT_DATA__.buildId}${file}`));
  const build = response.headers.get('x-nextjs-deployment-id');
  // Next puts the name of the tab's own build there.
  if (build && build !== process.env.NEXT_DEPLOYMENT_ID) throw new NewBuild();
  // A 404 that is not in Next's words, such as a proxy's, does not say that the page was removed.
  const { notFound, pageProps } = await response.json();
  if (notFound) return { gone: true };
  if (!response.ok) throw new Error(`${file} answered ${response.status}.`);
  return pageProps.__N_REDIRECT ? { movedTo: pageProps.__N_REDIRECT } : pageProps;
}
