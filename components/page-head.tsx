// What the head of a page says. Its title goes with the reader from page to page; all else is for search engines and
// link previews, which run no scripts to get to a page, so no browser loads code for it.
import { useLayoutEffect } from 'react';
import type { PostSummary } from '../lib/content/post/post';
import { site } from '../site.config';

export interface HeadProps {
  title: string;
  description?: string;
  /** The page's own address; pages without one ask not to be indexed. */
  canonical?: string;
  post?: PostSummary;
}

export function PageHead(props: HeadProps) {
  const { title, post } = props;
  const pageTitle = title === site.title ? title : (post?.seo?.title ?? `${title} · ${site.title}`);
  if (typeof window === 'undefined') {
    // An import would bring it to browsers all the same.
    const { WholeHead }: typeof import('./whole-head') = require('./whole-head');
    return <WholeHead {...props} pageTitle={pageTitle} />;
  }
  return <Title text={pageTitle} />;
}

function Title({ text }: { text: string }) {
  // Before Next reads it out to screen readers.
  useLayoutEffect(() => {
    document.title = text;
  }, [text]);
  return null;
}
