// The props of a page that lists posts: the archive's or a tag's, the newest or a numbered one.
import { numberedPages, readListPage } from './content/lists';
import { contentSource } from './content/pick';
import { type PostSummary, summaryOf } from './content/post';
import { generate } from './generation';
import { pageNumber, paths } from './paths';
import { absoluteUrl } from './site-url';

export interface ListProps {
  posts: PostSummary[];
  /** How many posts the whole list has. */
  total: number;
  /** The page with the next older posts; null on the oldest. */
  olderPath: string | null;
  /** The page with the next newer posts; null on the newest. */
  newerPath: string | null;
  canonical: string;
}

type Params = { tag?: string | string[]; page?: string | string[] } | undefined;

/** What getStaticProps of a list returns. A list without posts is not found. */
export function generateList(params: Params) {
  const tag = params?.tag === undefined ? undefined : String(params.tag);
  const number = params?.page === undefined ? undefined : pageNumber(String(params.page));
  const at = (page?: number) => (tag === undefined ? paths.archive(page) : paths.tag(tag, page));
  const path = params?.page !== undefined && number === undefined ? `${at()}/${params.page}` : at(number);

  return generate<ListProps>(path, async () => {
    const list = await readListPage(contentSource(), number, tag);
    if (!list || (tag !== undefined && list.total === 0)) return null;
    const numbered = numberedPages(list.total);
    const older = number === undefined ? numbered : number - 1;
    return {
      posts: list.posts.map(summaryOf),
      total: list.total,
      olderPath: older > 0 ? at(older) : null,
      newerPath: number === undefined ? null : at(number < numbered ? number + 1 : undefined),
      canonical: absoluteUrl(path),
    };
  });
}
