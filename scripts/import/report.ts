// The report on a blog's folder: a table by kind with the first file each, and what its author should know.
import { unknownFields } from '../../lib/content/markdown/front-matter/unknown-fields';
import { problemKinds } from '../../lib/content/markdown/tell';
import type { BlogFolder } from './blog-folder';
import type { Looked } from './look';

type Row = [kind: string, files: Looked[]];

/**
 * @param elsewhere what was not looked at, a line a kind
 * @returns lines to print
 */
export function reportOn(blog: BlogFolder, looked: Looked[], elsewhere: string[] = []): string[] {
  const by = (outcome: Looked['outcome']) => looked.filter((each) => each.outcome === outcome);
  const posts = looked.filter(({ post, outcome }) => post && outcome !== 'left out');
  const rows: Row[] = [
    ['shown', by('shown')],
    ['scheduled', by('scheduled')],
    ['hidden', by('hidden')],
    ['left out', by('left out')],
    ['no post', by('no post')],
    ['copied under another id', looked.filter(({ newId }) => newId !== undefined)],
    ['without a date', posts.filter(({ post }) => post?.publishedAt === null)],
    ['led to from old addresses', posts.filter(({ post, oldAddress }) => oldAddress || post?.formerPaths)],
    ['with pictures to copy', posts.filter(({ pictures }) => pictures.some(({ file }) => file !== null))],
    [
      'with pictures that are nowhere',
      posts.filter(({ pictures }) => pictures.some(({ file }) => file === null)),
    ],
  ];
  return [
    `${blog.generator === 'unknown' ? 'A folder of Markdown' : blog.generator}, posts in ${blog.posts.join(' and ')}`,
    `old addresses: ${blog.permalink ?? 'only those that the posts themselves name; see --permalink'}`,
    '',
    ...table(rows.filter(([, files]) => files.length > 0)),
    ...section('Not looked at', elsewhere),
    ...section('Left out', reasons(by('left out'))),
    ...section('Copied under another id', reasons(looked.filter(({ newId }) => newId !== undefined))),
    ...section('Pictures that are nowhere', missing(posts)),
    ...section('Not shown as it was meant', problemKinds(looked)),
    ...section('Fields that mean nothing here', unknownFields(looked)),
  ];
}

function table(rows: Row[]): string[] {
  const width = Math.max(0, ...rows.map(([kind]) => kind.length));
  return rows.map(
    ([kind, files]) => `${kind.padEnd(width)}  ${String(files.length).padStart(5)}  ${files[0]?.file ?? ''}`,
  );
}

const section = (title: string, lines: string[]) =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];

const reasons = (files: Looked[]) =>
  problemKinds(files.map(({ file, reason = '' }) => ({ file, problems: [`${file}: ${reason}`] })));

const missing = (posts: Looked[]) =>
  problemKinds(
    posts.map(({ file, pictures }) => ({
      file,
      problems: pictures
        .filter((each) => each.file === null)
        .map(({ src, isOutside }) =>
          isOutside
            ? `${file}: "${src}" is outside the blog's folder, and is not taken from there`
            : `${file}: "${src}"`,
        ),
    })),
  );
