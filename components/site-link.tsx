// A link that site.config.ts names: to a page of the site, to another file of it, or elsewhere.
import { belowBase } from '../lib/paths/base-path';
import { Link } from './link';

export function SiteLink({ label, href }: { label: string; href: string }) {
  const isPage = href.startsWith('/') && !/\.\w+$/.test(href);
  return isPage ? <Link href={href}>{label}</Link> : <a href={belowBase(href)}>{label}</a>;
}
