// What a look at the folder of Markdown files amounts to, worked out once a look. It goes with the look, and not
// with when it was worked out: who may share the one may share the other.
import { processWide } from '../../process-wide';
import { published } from '../paging';
import type { Post, PostSummary } from '../post';
import { type MarkdownFile, readPost } from './files';

export interface Digest {
  /** The published posts among the files that fit, newest first. */
  fitting: PostSummary[];
  /** The files that fit, by the id of their post; more than one is an error. */
  byId: Map<string, MarkdownFile[]>;
  /** Everything wrong in the folder, a line each. */
  problems: string[];
  /** Posts that were read in full since, by their files. */
  read: Map<string, Post>;
}

const digests = processWide('markdown-digests', () => new WeakMap<MarkdownFile[], Digest>());

export function digest(files: MarkdownFile[]): Digest {
  const known = digests.get(files);
  if (known) return known;
  const made = make(files);
  digests.set(files, made);
  return made;
}

function make(files: MarkdownFile[]): Digest {
  const all: PostSummary[] = [];
  const problems: string[] = [];
  const byId = new Map<string, MarkdownFile[]>();
  for (const entry of files) {
    const { summary } = entry;
    if (summary instanceof Error) {
      problems.push(summary.message);
      continue;
    }
    all.push(summary);
    const same = byId.get(summary.id);
    if (same) same.push(entry);
    else byId.set(summary.id, [entry]);
  }
  for (const [id, same] of byId) if (same.length > 1) problems.push(twice(id, same));
  return { fitting: published(all), byId, problems, read: new Map() };
}

/** A post in full; its file is read once a look, for most pages of a publish list the same ones. */
export function postIn({ read }: Digest, entry: MarkdownFile): Post {
  const known = read.get(entry.file);
  if (known) return known;
  const post = readPost(entry);
  read.set(entry.file, post);
  return post;
}

export function twice(id: string, files: MarkdownFile[]): string {
  return `The id "${id}" is used by ${files.map(({ file }) => file).join(' and ')}. Rename one, or give it another id.`;
}
