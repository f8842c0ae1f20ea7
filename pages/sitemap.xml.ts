// The sitemap: an index of its chunks.
export { default, getServerSideProps } from '../lib/documents/page';
