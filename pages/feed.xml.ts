// The feed as RSS.
export { default, getServerSideProps } from '../lib/documents/page';
