// What is in a blog's folder and not looked at: Markdown outside the folders of posts, and exports that are no Markdown.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EXTENSION, isPostFile } from '../../lib/content/markdown/folder/file-name';
import type { BlogFolder } from './blog-folder';
import type { Looked } from './look';

// What generators and package managers keep there is nobody's post.
const SKIPPED =
  /^(?:\..*|node_modules|vendor|themes|_site|archetypes|scaffolds|_?templates|_includes|_layouts)$/i;
const SETTINGS =
  /^(?:package(?:-lock)?|composer|[jt]sconfig.*|manifest|(?:.+[-_.])?(?:config|settings)|.*sitemap.*|feed|rss|atom)\.(?:json|xml)$/i;

const EXPORTS: [ending: RegExp, what: string][] = [
  [
    /\.xml$/i,
    'no Markdown: of an export of WordPress wordpress-export-to-markdown makes it; a WordPress that goes on can be the source itself, see docs/cms/wordpress.md',
  ],
  [
    /\.json$/i,
    'no Markdown: convert an export first; a Ghost that goes on can be the source itself, see docs/cms/ghost.md',
  ],
];

/** @returns a line for each kind of file, with the first of them and their number */
export function elsewhereIn(root: string, { posts }: BlogFolder, looked: Looked[]): string[] {
  const files = filesIn(root).sort();
  const isWithin = (file: string) => posts.some((folder) => folder === '.' || file.startsWith(`${folder}/`));
  const others = files.filter((file) => isMarkdown(file) && !isWithin(file));
  const told = others[0]
    ? [`${others[0]}: Markdown outside of ${posts.join(' and ')}${numberOf(others)}`]
    : [];
  if (looked.some(({ outcome }) => outcome !== 'no post')) return told;
  const exported = EXPORTS.flatMap(([ending, what]) => {
    const found = files.filter((file) => ending.test(file) && !SETTINGS.test(basename(file)));
    return found[0] ? [`${found[0]}: ${what}${numberOf(found)}`] : [];
  });
  return ['there is no post in Markdown here', ...told, ...exported];
}

const numberOf = (files: string[]) => `; files of this kind: ${files.length}`;

/** Whatever the folder is called. */
const isMarkdown = (file: string) =>
  EXTENSION.test(file) && isPostFile(file.includes('/') ? `a/${basename(file)}` : file);

function filesIn(root: string, dir = ''): string[] {
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = dir === '' ? entry.name : `${dir}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : filesIn(root, path);
    return entry.isFile() ? [path] : [];
  });
}
