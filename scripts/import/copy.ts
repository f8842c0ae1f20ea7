// Copies posts and the pictures in them. What is there already is never replaced.
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../../lib/content/is-object';
import { fieldsIn } from '../../lib/content/markdown/front-matter/fields';
import { splitFrontMatter } from '../../lib/content/markdown/front-matter/front-matter';
import { plainName, SYNONYMS } from '../../lib/content/markdown/front-matter/synonyms';
import { isAboutHiding } from '../../lib/content/markdown/hidden/hidden';
import { isServed } from '../../lib/content/pictures/files';
import { formerPath } from '../../lib/content/post/former-path';
import { paths } from '../../lib/paths';
import { isWithin } from './boundary';
import type { Looked } from './look';

export interface To {
  /** The blog's folder of posts. */
  posts: string;
  /** Its folder of files. */
  files: string;
}

export interface From {
  /** Folders of posts, with the pictures beside them. */
  folders: string[];
  /** What may be taken along is within it. */
  boundary: string;
}

/** @returns a line for each file that could not be copied: it is there already, or leads out of the blog's folder */
export function copyBlog(
  looked: Looked[],
  to: To,
  { folders, boundary }: From,
): { copied: number; pictures: number; kept: string[] } {
  const done = { copied: 0, pictures: 0, kept: [] as string[] };
  for (const each of looked) {
    if (!each.post || each.outcome === 'left out') continue;
    const target = join(to.posts, each.path);
    if (existsSync(target)) {
      done.kept.push(`${target} is there already`);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, withNames(withPictures(each), each));
    done.copied += 1;
    for (const { file, at } of each.pictures)
      if (file !== null && at.startsWith('/')) done.pictures += copied(file, join(to.files, at));
  }
  for (const folder of folders) {
    for (const name of picturesIn(folder)) {
      const file = join(folder, name);
      if (isWithin(boundary, file)) done.pictures += copied(file, join(to.posts, name));
      else done.kept.push(`${file} leads out of the blog's folder`);
    }
  }
  return done;
}

/** Those beside the posts. */
function picturesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isServed);
  return names.filter((name) => !/(^|[\\/])(node_modules|\.[^\\/]*)([\\/]|$)/.test(name));
}

/** @returns how many were copied: what is there stays */
function copied(file: string, target: string): number {
  if (existsSync(target) || !statSync(file).isFile()) return 0;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(file, target);
  return 1;
}

/** A picture outside the folder of posts gets an address of its own. */
function withPictures({ text, pictures }: Looked): string {
  return pictures
    .filter(({ src, file, at }) => file !== null && src !== at)
    .reduce((changed, { src, at }) => {
      const written = at.split('/').map(encodeURIComponent).join('/');
      return changed
        .replaceAll(`![[${src}`, `![](${written})![[${src}`)
        .replace(
          new RegExp(`!\\[\\]\\(${quoted(written)}\\)!\\[\\[${quoted(src)}[^\\]]*\\]\\]`, 'g'),
          `![](${written})`,
        )
        .replace(new RegExp(`(?<=[("'<:\\s])${quoted(src)}(?=[)"'>\\s?#]|$)`, 'gm'), written);
    }, text);
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const READ: readonly string[] = Object.values(SYNONYMS).flat();

/** What the folder says of the post, the post itself does not, and something here reads. */
function inherited(text: string, ofFolder: Record<string, unknown>, isHidden: boolean): string[][] {
  if (Object.keys(ofFolder).length === 0) return [];
  const own = fieldsIn(splitFrontMatter(text).data);
  const said = Object.entries(ofFolder).filter(([name]) => !own.has(plainName(name)));
  const isHiding = isHidden && said.some(([name]) => isAboutHiding(plainName(name)));
  const others = said.filter(
    ([name, value]) => READ.includes(plainName(name)) && !isObject(value) && /^[\w-]+$/.test(name),
  );
  return [
    ...(isHiding ? [[own.has('draft') ? 'hidden' : 'draft', 'true']] : []),
    ...others.map(([name, value]) => [name, JSON.stringify(value)]),
  ];
}

/** Adds the address that it had, where the post doesn't say it itself, and the id where another post has its own. */
function withNames(text: string, { post, oldAddress, newId, ofFolder = {} }: Looked): string {
  const path = oldAddress && formerPath(oldAddress);
  const isSaid = !post || !path || path === paths.post(newId ?? post.id) || post.formerPaths?.includes(path);
  const aliases = /^(aliases|alias)\s*[:=]/im.test(text) ? 'oldUrls' : 'aliases';
  const lines = [
    ...(newId ? [['id', JSON.stringify(newId)]] : []),
    ...(isSaid ? [] : [[aliases, JSON.stringify([oldAddress])]]),
    ...inherited(text, ofFolder, post?.draft ?? false),
  ];
  if (lines.length === 0) return text;
  const written = (sign: string) => lines.map(([name, value]) => `${name}${sign} ${value}\n`).join('');
  const [yaml] = /^\uFEFF?\s*-{3,}(?:yaml)?[ \t]*\r?\n/.exec(text) ?? [];
  if (yaml) return yaml + written(':') + text.slice(yaml.length);
  const [toml] = /^\uFEFF?\s*\+{3,}[ \t]*\r?\n/.exec(text) ?? [];
  if (toml) return toml + written(' =') + text.slice(toml.length);
  const [json] = /^\uFEFF?\s*(?:;;;[ \t]*\n|\{)/.exec(text) ?? [];
  if (json)
    return `${json}${lines.map(([name, value]) => `"${name}": ${value},`).join('')}${text.slice(json.length)}`;
  // Hexo's front matter may be without its first line.
  return /^\w+[ \t]*:[^\n]*\n(?:[^\n]*\n)*?---/.test(text)
    ? written(':') + text
    : `---\n${written(':')}---\n${text}`;
}
