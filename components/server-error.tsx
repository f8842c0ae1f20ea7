// What is shown instead of a page that can't be made.
import { paths } from '../lib/paths';
import { address } from '../lib/paths/base-path';
import { site } from '../site.config';
import { PageHead } from './page-head';

const words = site.words.serverError;

export function ServerError({ status }: { status: number }) {
  return (
    <main className="notice">
      <PageHead title={words.title} />
      <p className="notice-code">{status}</p>
      <h1>{words.heading}</h1>
      <p>{words.text}</p>
      <p>
        {/* No next/link: a full load of the page, because what failed may be in this tab. */}
        <a href={address(paths.home())}>{site.words.notFound.toHome}</a>
      </p>
    </main>
  );
}
