// Copies posts and the pictures in them. What is there already is never replaced.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formerPath } from '../../lib/former-path';
import { paths } from '../../lib/paths';
import type { Looked } from './look';

export interface To {
  /** The blog's folder of posts. */
  posts: string;
  /** Its folder of files. */
  files: string;
}

/** @returns a line for each file that could not be copied, for it is there already */
export function copyBlog(looked: Looked[], to: To): { copied: number; pictures: number; kept: string[] } {
  const done = { copied: 0, pictures: 0, kept: [] as string[] };
  for (const each of looked) {
    if (!each.post || each.fate === 'left out') continue;
    const target = join(to.posts, each.path);
    if (existsSync(target)) {
      done.kept.push(`${target} is there already`);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, withOldAddress(withPictures(each), each));
    done.copied += 1;
    for (const { file, at } of each.pictures) {
      const picture = join(to.files, at);
      if (file === null || existsSync(picture)) continue;
      mkdirSync(dirname(picture), { recursive: true });
      copyFileSync(file, picture);
      done.pictures += 1;
    }
  }
  return done;
}

/** A picture beside the post gets an address of its own. */
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

/** Adds the address that it had, where the post doesn't say it itself. */
function withOldAddress(text: string, { post, oldAddress }: Looked): string {
  const path = oldAddress && formerPath(oldAddress);
  if (!post || !oldAddress || !path || path === paths.post(post.id) || post.formerPaths?.includes(path))
    return text;
  const name = /^(aliases|alias)\s*[:=]/im.test(text) ? 'oldUrls' : 'aliases';
  const list = JSON.stringify([oldAddress]);
  const [, yaml] = /^(\uFEFF?\s*-{3,}(?:yaml)?[ \t]*\r?\n)/.exec(text) ?? [];
  if (yaml) return `${yaml}${name}: ${list}\n${text.slice(yaml.length)}`;
  const [, toml] = /^(\uFEFF?\s*\+{3,}[ \t]*\r?\n)/.exec(text) ?? [];
  if (toml) return `${toml}${name} = ${list}\n${text.slice(toml.length)}`;
  // JSON, or Hexo's front matter without its first line.
  if (/^\s*(\{|;;;|\w+[ \t]*:[^\n]*\n[\s\S]*?^---)/m.test(text.slice(0, 2000))) return text;
  return `---\n${name}: ${list}\n---\n${text}`;
}
