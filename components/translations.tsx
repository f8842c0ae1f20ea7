// Where a post is in other languages: search engines lead each reader to the one in the reader's own.
import type { PostSummary } from '../lib/content/post/post';
import { absoluteUrl } from '../lib/rendering/site/site-url';
import { site } from '../site.config';

interface Props {
  of: { post?: PostSummary; canonical?: string };
}

export function Translations({ of: { post, canonical } }: Props) {
  if (!post?.translations || !canonical) return null;
  const all = [{ lang: post.lang ?? site.language, href: canonical }, ...post.translations];
  return all.map(({ lang, href }) => (
    <link
      key={lang}
      rel="alternate"
      hrefLang={lang}
      href={href.startsWith('/') && href !== canonical ? absoluteUrl(href) : href}
    />
  ));
}
