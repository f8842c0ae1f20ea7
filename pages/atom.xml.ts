// The feed as Atom.
export { default, getServerSideProps } from '../lib/documents/page';
