import { Link } from '../components/link';
import { PageHead } from '../components/page-head';
import { site } from '../site.config';

const words = site.words.notFound;

export default function NotFound() {
  return (
    <main className="notice">
      <PageHead title={words.title} />
      <p className="notice-code">404</p>
      <h1>{words.heading}</h1>
      <p>{words.text}</p>
      <p>
        <Link href="/">{words.toHome}</Link>
      </p>
    </main>
  );
}
