// Any other address: where a post was before it leads there, and nowhere else.
import type { GetStaticPaths, GetStaticProps } from 'next';
import { generateFormer } from '../lib/rendering/former';

export default function Former() {
  return null;
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: [], fallback: 'blocking' });

export const getStaticProps: GetStaticProps = ({ params }) => generateFormer([params?.path ?? []].flat());
