// The headings of a long post: beside its text where there is room, and folded above it elsewhere. Where the reader is
// among them, follow-headings.ts marks.
import type { Heading } from '../lib/content/text/reading';
import { site } from '../site.config';
import { SITE_DIRECTION, SITE_TEXT } from './direction';

const words = site.words.post;

interface Props {
  headings: Heading[];
  /** Of the post; null: the blog's. */
  lang: string | null;
}

export function Contents({ headings, lang }: Props) {
  if (headings.length === 0) return null;
  return (
    <>
      <details className="contents folded">
        <summary {...SITE_TEXT}>{words.contents}</summary>
        <Headings headings={headings} lang={lang} />
      </details>
      {/* Its name is in the blog’s language. */}
      <nav className="contents beside" aria-label={words.contents} lang={site.language}>
        <p className="contents-title" dir={SITE_DIRECTION} aria-hidden="true">
          {words.contents}
        </p>
        <Headings headings={headings} lang={lang} />
      </nav>
    </>
  );
}

function Headings({ headings, lang }: Props) {
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <ol lang={lang ?? undefined}>
      {headings.map(({ id, text, level }) => (
        <li key={id} className={level > top ? 'deeper' : undefined}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
}
