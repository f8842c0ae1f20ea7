// The feeds of a page, for programs that look for them.
import { paths } from '../lib/paths';
import { address } from '../lib/paths/base-path';
import { site } from '../site.config';

const TYPES: Record<string, string> = {
  '/feed.xml': 'application/rss+xml',
  '/atom.xml': 'application/atom+xml',
  '/feed.json': 'application/feed+json',
};

/** @param tag whose list the page shows, if it is one */
export function FeedLinks({ tag }: { tag?: string }) {
  return (
    <>
      {paths.feeds().map((path) => (
        <link key={path} rel="alternate" type={TYPES[path]} title={site.title} href={address(path)} />
      ))}
      {tag === undefined ? null : (
        <link
          rel="alternate"
          type={TYPES['/feed.xml']}
          title={`${tag} · ${site.title}`}
          href={address(paths.tagFeed(tag))}
        />
      )}
    </>
  );
}
