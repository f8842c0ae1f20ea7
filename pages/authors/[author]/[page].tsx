// An author's older posts, numbered from the oldest.
export { default, getStaticPaths, getStaticProps } from '../[author]';
