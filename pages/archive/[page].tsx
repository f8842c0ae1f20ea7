// The archive's older pages, numbered from the oldest posts.
import type { GetStaticPaths } from 'next';

export { default, getStaticProps } from './index';

export const getStaticPaths: GetStaticPaths = () => ({ paths: [], fallback: 'blocking' });
