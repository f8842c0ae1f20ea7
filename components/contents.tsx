// The headings of a long post: beside its text where there is room, and folded above it elsewhere. Where the reader is
// among them, follow-headings.ts marks.
import type { Heading } from '../lib/content/text/reading';
import { site } from '../site.config';
import { SITE_TEXT } from './direction';

const words = site.words.post;

export function Contents({ headings }: { headings: Heading[] }) {
  if (headings.length === 0) return null;
  return (
    <>
      <details className="contents folded">
        <summary {...SITE_TEXT}>{words.contents}</summary>
        <Headings headings={headings} />
      </details>
      <nav className="contents beside" aria-label={words.contents}>
        <p className="contents-title" {...SITE_TEXT}>
          {words.contents}
        </p>
        <Headings headings={headings} />
      </nav>
    </>
  );
}

function Headings({ headings }: { headings: Heading[] }) {
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <ol>
      {headings.map(({ id, text, level }) => (
        <li key={id} className={level > top ? 'deeper' : undefined}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
}
