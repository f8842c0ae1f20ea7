// All tags.
import { PageHead } from '../../components/page-head';
import { Tags } from '../../components/tags';
import type { TagIndexProps } from '../../lib/rendering/lists/list-props';
import { generateTags } from '../../lib/rendering/lists/lists';
import { site } from '../../site.config';

const words = site.words.lists;

export default function TagIndex({ tags, canonical }: TagIndexProps) {
  return (
    <main>
      <PageHead title={words.tags} description={words.tagsText(site.title)} canonical={canonical} />
      <h1 className="list-title">{words.tags}</h1>
      {tags.length === 0 ? <p className="empty">{words.noTags}</p> : null}
      <Tags tags={tags.map(({ tag }) => tag)} beside={(index) => <Count of={tags[index]?.posts ?? 0} />} />
    </main>
  );
}

/** Beside its tag a number says what it counts; who hears it hears that too. */
function Count({ of }: { of: number }) {
  return (
    <small>
      {' '}
      <span aria-hidden="true">{of}</span>
      <span className="sr-only">{words.posts(of)}</span>
    </small>
  );
}

export const getStaticProps = generateTags;
