// The feeds of a page, for programs that look for them.
import { paths } from '../lib/paths';
import { address } from '../lib/paths/base-path';
import { site } from '../site.config';

const RSS = 'application/rss+xml';

/** Their types, and what those who choose one know it by. */
const KINDS: Record<string, { type: string; name: string }> = {
  '/feed.xml': { type: RSS, name: 'RSS' },
  '/atom.xml': { type: 'application/atom+xml', name: 'Atom' },
  '/feed.json': { type: 'application/feed+json', name: 'JSON' },
};

/** @param tag whose list the page shows, if it is one */
export function FeedLinks({ tag }: { tag?: string }) {
  return (
    <>
      {paths.feeds().map((path) => (
        <link
          key={path}
          rel="alternate"
          type={KINDS[path]?.type}
          title={`${site.title} · ${KINDS[path]?.name}`}
          href={address(path)}
        />
      ))}
      {tag === undefined ? null : (
        <link
          rel="alternate"
          type={RSS}
          title={`${tag} · ${site.title}`}
          href={address(paths.tagFeed(tag))}
        />
      )}
    </>
  );
}
