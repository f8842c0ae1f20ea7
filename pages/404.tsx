// What is at an address of nothing. The newest posts are asked for when it is read, so that they are true.
import { useEffect, useState } from 'react';
import { Link } from '../components/link';
import { askForPage, dataFileOf } from '../components/page-data';
import { PageHead } from '../components/page-head';
import { PostLines } from '../components/post-lines';
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import type { LinedPost } from '../lib/rendering/lists/list-props';
import { site } from '../site.config';

const words = site.words.notFound;
const SHOWN = 5;

export default function NotFound() {
  const newest = useNewest();
  return (
    <main className="notice">
      <PageHead title={words.title} />
      <p className="notice-code">404</p>
      <h1>{words.heading}</h1>
      <p>{words.text}</p>
      <p>
        <Link href={href(paths.home())}>{words.toHome}</Link>
        {/* #region search */}
        {' · '}
        <Link href={href(paths.search())}>{words.toSearch}</Link>
        {/* #endregion */}
      </p>
      {newest.length > 0 ? (
        <section className="lines-section">
          <h2>{words.newest}</h2>
          <PostLines posts={newest} />
        </section>
      ) : null}
    </main>
  );
}

/** None until they are there, and where they cannot be had. */
function useNewest(): LinedPost[] {
  const [newest, setNewest] = useState<LinedPost[]>([]);
  useEffect(() => {
    askForPage(dataFileOf(paths.home())).then(
      (home) => 'posts' in home && Array.isArray(home.posts) && setNewest(home.posts.slice(0, SHOWN)),
      () => {},
    );
  }, []);
  return newest;
}
