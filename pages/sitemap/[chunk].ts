// A chunk of the sitemap.
export { default, getServerSideProps } from '../../lib/documents/page';
