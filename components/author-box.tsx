// Who wrote a post, where that is the author of site.config.ts and there is more to say than a name.
import { belowBase } from '../lib/paths/base-path';
import { site } from '../site.config';
import { SiteLink } from './site-link';

/** @param name who the post says wrote it; null: nobody in particular */
export function AuthorBox({ name }: { name: string | null }) {
  const { author } = site;
  if (!author || (name !== null && name !== author.name)) return null;
  if (!author.text && !author.picture && !author.link) return null;
  return (
    <aside className="author" aria-label={site.words.post.author} lang={site.language} dir="auto">
      {author.picture ? (
        // biome-ignore lint/performance/noImgElement: it is small, and of any host
        <img src={belowBase(author.picture)} alt="" width={72} height={72} loading="lazy" />
      ) : null}
      <div>
        <p className="author-name">
          {author.link ? <SiteLink label={author.name} href={author.link} /> : author.name}
        </p>
        {author.text ? <p>{author.text}</p> : null}
      </div>
    </aside>
  );
}
