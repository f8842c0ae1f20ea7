// What is shown instead of a page that can't be made.
import { address, paths } from '../lib/paths';
import { PageHead } from './page-head';

export function ServerError({ status }: { status: number }) {
  return (
    <main className="notice">
      <PageHead title="Not available just now" />
      <p className="notice-code">{status}</p>
      <h1>This page can’t be made just now</h1>
      <p>The trouble is on our side, and nothing of it is kept: try again in a moment.</p>
      <p>
        {/* No next/link: a full load of the page, because what failed may be in this tab. */}
        <a href={address(paths.home())}>See the newest posts</a>
      </p>
    </main>
  );
}
