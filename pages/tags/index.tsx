// All tags.
import type { GetStaticProps } from 'next';
import { PageHead } from '../../components/page-head';
import { Tags } from '../../components/tags';
import { contentSource } from '../../lib/content/pick';
import { generate, type Placeholder } from '../../lib/generation';
import { paths } from '../../lib/paths';
import { absoluteUrl } from '../../lib/site-url';

interface Props {
  tags: string[];
  canonical: string;
}

export default function TagIndex({ tags, canonical }: Props) {
  return (
    <main>
      <PageHead title="Tags" canonical={canonical} />
      <h1 className="list-title">Tags</h1>
      <Tags tags={tags} />
    </main>
  );
}

export const getStaticProps: GetStaticProps<Props | Placeholder> = () =>
  generate(paths.tags(), async () => ({
    tags: await contentSource().tags(),
    canonical: absoluteUrl(paths.tags()),
  }));
