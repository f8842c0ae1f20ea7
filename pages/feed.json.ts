// The feed as JSON Feed.
export { default, getServerSideProps } from '../lib/documents/page';
