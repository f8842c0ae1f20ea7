// All tags.
import { PageHead } from '../../components/page-head';
import { Tags } from '../../components/tags';
import { generateTags } from '../../lib/rendering/lists';
import type { TagIndexProps } from '../../lib/rendering/page-props';

export default function TagIndex({ tags, canonical }: TagIndexProps) {
  return (
    <main>
      <PageHead title="Tags" canonical={canonical} />
      <h1 className="list-title">Tags</h1>
      <Tags tags={tags.map(({ tag }) => tag)} counts={tags.map(({ posts }) => posts)} />
    </main>
  );
}

export const getStaticProps = generateTags;
