// What workers do: all that parses or changes texts that somebody wrote, for that may take any time and memory.
// What goes in and out is plain data.
import { type AddressRule, wholeBy } from '../api/address-rules';
import { withPictures } from '../markdown/pictures/pictures';
import type { Folders } from '../markdown/pictures/place-of';
import { decodeText } from '../markdown/post/decode-text';
import { type MarkdownText, readMarkdown } from '../markdown/post/read-markdown';
import { drawPicture, type Shown } from '../pictures/social/draw';
import { cmsExcerpt } from '../text/excerpt/cms-excerpt';
import { excerptOf } from '../text/excerpt/excerpt';
import { feedHtml } from '../text/feed-html';
import { toPageText } from '../text/html';
import type { Resolve } from '../text/links';
import type { Text } from '../text/pipeline';
import { plainText } from '../text/plain-text';
import { isTooDeep, refuseIfTooLong } from './over-limit';

export interface MarkdownFileText extends MarkdownText {
  /** What the bytes are, where they are not UTF-8. */
  encoding: string | null;
  /** The first paragraph; null where the front matter has an excerpt. */
  textExcerpt: string | null;
}

/** Or what is wrong with the file. */
type MarkdownFileRead = { text: MarkdownFileText } | { problem: string };

interface MarkdownFileBytes {
  bytes: Uint8Array;
  file: string;
  /** The same relative to the folder of posts. */
  path: string;
  /** The author's: workers know no settings. */
  timeZone: string;
}

export const tasks = {
  async html(text: Text, resolve: Resolve) {
    const made = await toPageText(text, resolve);
    refuseIfTooLong(made.html);
    return made;
  },
  feedHtml: ({ html, base }: { html: string; base: string }) => feedHtml(html, base),
  excerpt: (text: Text) => excerptOf(text),
  /** Of HTML that a CMS gives for short texts: each as plain text, and the excerpt without what leads on. */
  cmsTexts: ({ plain, excerpt }: { plain: string[]; excerpt: string }) => ({
    plain: plain.map(plainText),
    excerpt: cmsExcerpt(excerpt),
  }),
  wholeAddresses: ({ rule, text, base }: { rule: AddressRule; text: string; base: string }) =>
    wholeBy[rule](text, base),
  markdownFiles: (files: MarkdownFileBytes[]) => {
    const folders: Folders = new Map();
    return files.map((file) => readFile(file, folders));
  },
  socialPicture: (shown: Shown) => drawPicture(shown),
};

/** In characters: so long may a text become by what it repeats of its front matter. */
const MAX_MARKDOWN_CHARACTERS = 5_000_000;

function readFile({ bytes, file, path, timeZone }: MarkdownFileBytes, folders: Folders): MarkdownFileRead {
  try {
    const { text, encoding } = decodeText(bytes);
    const read = withPictures(readMarkdown(text, path, timeZone), file, path, folders);
    const { content, fields } = read;
    if (content.length > Math.max(MAX_MARKDOWN_CHARACTERS, bytes.length * 2))
      throw new Error('what it repeats of its front matter makes it too long');
    const textExcerpt = fields.excerpt ? null : excerptOf({ content, format: 'markdown' });
    return { text: { ...read, encoding, textExcerpt } };
  } catch (error) {
    // A limit is for whoever asked to judge.
    if (isTooDeep(error)) throw error;
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type Input<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type Output<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
