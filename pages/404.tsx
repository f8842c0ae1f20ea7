import { Link } from '../components/link';
import { PageHead } from '../components/page-head';

export default function NotFound() {
  return (
    <main className="notice">
      <PageHead title="Not found" />
      <p className="notice-code">404</p>
      <h1>There is no page here</h1>
      <p>It may have been moved or removed, or the address has a typing error in it.</p>
      <p>
        <Link href="/">See the newest posts</Link>
      </p>
    </main>
  );
}
