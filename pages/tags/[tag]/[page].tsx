// A tag's older pages, numbered from the oldest posts.
import type { GetStaticPaths } from 'next';

export { default, getStaticProps } from '../[tag]';

export const getStaticPaths: GetStaticPaths = () => ({ paths: [], fallback: 'blocking' });
