import { PageHead } from '../components/page-head';

export default function ServerError() {
  return (
    <main className="notice">
      <PageHead title="Not available just now" />
      <p className="notice-code">500</p>
      <h1>This page can’t be made just now</h1>
      <p>The trouble is on our side, and nothing of it is kept: try again in a moment.</p>
      <p>
        {/* A whole new request, for what the browser has of this page is the trouble. */}
        <a href="/">See the newest posts</a>
      </p>
    </main>
  );
}
