// A link that site.config.ts names: to a page of the site, to another file of it, or elsewhere.
import type { ComponentProps } from 'react';
import { belowBase } from '../lib/paths/base-path';
import { Link } from './link';

interface Props extends ComponentProps<'a'> {
  label: string;
  href: string;
}

export function SiteLink({ label, ...props }: Props) {
  const isPage = props.href.startsWith('/') && !/\.\w+$/.test(props.href);
  if (isPage) return <Link {...props}>{label}</Link>;
  return (
    <a {...props} href={belowBase(props.href)}>
      {label}
    </a>
  );
}
