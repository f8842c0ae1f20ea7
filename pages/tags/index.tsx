// All tags.
import { PageHead } from '../../components/page-head';
import { Tags } from '../../components/tags';
import { generateTags } from '../../lib/rendering/lists';
import type { TagIndexProps } from '../../lib/rendering/page-props';
import { site } from '../../site.config';

export default function TagIndex({ tags, canonical }: TagIndexProps) {
  return (
    <main>
      <PageHead title={site.words.lists.tags} canonical={canonical} />
      <h1 className="list-title">{site.words.lists.tags}</h1>
      <Tags tags={tags.map(({ tag }) => tag)} counts={tags.map(({ posts }) => posts)} />
    </main>
  );
}

export const getStaticProps = generateTags;
