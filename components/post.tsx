// One post, whole.
import { useRef } from 'react';
import type { PostSummary } from '../lib/content/post/post';
import type { Reading } from '../lib/content/text/reading';
import { isPageId } from '../lib/paths/ids';
import { AuthorBox } from './author-box';
import { Byline } from './byline';
import { Contents } from './contents';
import { Cover } from './cover';
import { directionOf } from './direction';
import { Prose } from './prose';
import { Tags } from './tags';
import { useTextTools } from './use-text-tools';

const LONG_TITLE = 40;
/** Letters of East Asia take the room of two. */
const WIDE = /[\u1100-\uffdc]/g;

interface Props {
  post: PostSummary;
  html: string;
  reading: Reading;
  /** The page of its author, where the blog has several. */
  authorPath?: string | null;
}

/** A post, or a standing page, which has no date and no author. */
export function Post({ post, html, reading, authorPath = null }: Props) {
  const { minutes, contents, hasDropCap } = reading;
  const ref = useRef<HTMLElement>(null);
  useTextTools(ref, html);
  const classes = [
    'post',
    contents.length > 0 && 'with-contents',
    post.title.replace(WIDE, '$&$&').length > LONG_TITLE && 'long-title',
  ];
  return (
    <article
      ref={ref}
      className={classes.filter(Boolean).join(' ')}
      lang={post.lang ?? undefined}
      dir={directionOf(post)}
    >
      <h1>{post.title}</h1>
      {isPageId(post.id) ? null : <Byline post={post} minutes={minutes} authorPath={authorPath} />}
      {post.cover ? <Cover {...post.cover} /> : null}
      <Contents headings={contents} lang={post.lang} />
      <Prose html={html} hasDropCap={hasDropCap} />
      <Tags tags={post.tags} />
      {isPageId(post.id) ? null : <AuthorBox name={post.author} />}
    </article>
  );
}
