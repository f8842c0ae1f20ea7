// A Markdown file as the fields of a post. What other generators write is understood, and what is not is named.

import { plainMarkdown } from '../../text/excerpt/excerpt';
import { withFencedBoxes } from '../../text/markdown/fenced-boxes';
import { outsideCode } from '../../text/markdown/outside-code';
import { problemsIn } from '../../text/markdown/problems';
import { asRaw } from '../../text/markdown/template-blocks';
import { isInDrafts, langByName, titleByName } from '../folder/file-name';
import { fieldsIn, isWeak, type Name, named, unknownIn } from '../front-matter/fields';
import { splitFrontMatter } from '../front-matter/front-matter';
import { namesIn, phraseOf, textOf } from '../front-matter/values';
import { hiddenElsewhere } from '../hidden/elsewhere';
import { hiddenBy, isAboutHiding } from '../hidden/hidden';
import { isMdx, mdxToMarkdown } from '../mdx/mdx';
import { exportedFields } from '../mdx/meta';
import { besideIn } from '../pictures/beside';
import { mediaFolderIn } from '../pictures/media-folder';
import { addressIn } from './address';
import { dateIn, datesIn } from './dates';
import { hasNoTemplates, languageOf, sentenceIn, withFields } from './field-words';
import { maySayFromWhen, saysFromWhen } from './from-when';
import { lostIn } from './lost-letters';
import { isNoindex } from './noindex';
import { hashtagsBelow, takeTags } from './tags-in-text';
import { plainTitle, titled } from './title';
import { coverIn, coverOfBundle, tagsIn } from './words';

export interface MarkdownText {
  /** For `parsePost`, and besides `aliases` and `formerIds`: where the post was before. */
  fields: Record<string, unknown>;
  content: string;
  /** What the author should know, a line each, the field's name first. */
  problems: string[];
  /** Those among them that are none where pictures beside the post are served. */
  ofPicturesBeside: string[];
  /** The author's names of fields that mean nothing here. */
  unknown: string[];
  /** The files of posts to which it links by their names, as Jekyll's `post_url` does. */
  references: string[];
}

/**
 * Reads a Markdown file.
 * @param text what is in it
 * @param path where it is, relative to the folder of posts
 * @param timeZone the author's, such as `Asia/Seoul`
 * @param ofFolder fields that are said of all posts in its folder
 * @throws Error where the front matter can't be read
 */
export function readMarkdown(
  text: string,
  path: string,
  timeZone = 'UTC',
  ofFolder: Record<string, unknown> = {},
): MarkdownText {
  // Ghost's exports have this where the site's address was.
  const split = splitFrontMatter(text.replaceAll('__GHOST_URL__', ''), path);
  const asMdx = isMdx(path, split.content);
  const data = asMdx ? { ...exportedFields(split.content), ...split.data } : split.data;
  const fields = new Map([...fieldsIn(ofFolder), ...fieldsIn(data)]);
  const unread: string[] = [];
  const first = <T>(name: Name, read: (value: unknown) => T | null): T | null => {
    const all = named(fields, name);
    const found = all.map(({ value }) => read(value)).find((value) => value !== null) ?? null;
    const said = all.find((field) => typeof field.value !== 'boolean' && !isWeak(field.name));
    if (found === null && said)
      unread.push(`${said.name}: what is written there is not understood, and not used`);
    return found;
  };

  // Quarto's says what becomes of the file.
  const format = fields.get('format');
  if (format && textOf(format.value)?.toLowerCase() === 'html')
    unread.push(`${format.name}: "html" changes nothing, for what is in the file is read as Markdown`);
  const address = addressIn(fields, path);
  const dates = datesIn(fields, path, timeZone);
  const { hidden, isSaidShown, problems } = hiddenBy(fields, (said) => dateIn(said, timeZone), dates.isDated);
  const inText = takeTags(split.content);
  const tags = tagsIn(fields, inText.tags);
  const inFolder = mediaFolderIn(fields);
  const cover = coverIn(fields, inFolder);
  const saidLang = first('lang', languageOf);
  const langInName = langByName(path, saidLang);
  const lang = saidLang ?? langInName;
  // Before pictures are looked for, which are none in code.
  const isRaw = hasNoTemplates(fields);
  const written = withFencedBoxes(isRaw ? inText.content : withFields(inText.content, data, asMdx));
  const body = asMdx ? mdxToMarkdown(written) : { content: written, problems: [] };
  const said = first('title', phraseOf);
  const name = titleByName(langInName ? path.slice(0, path.lastIndexOf(`.${langInName}.`)) : path);
  const { title, content } = titled(said && plainTitle(withFields(said, data)), body.content, name);
  const isInDraftsFolder = isInDrafts(path);
  // It is no news where the post is hidden anyway.
  const elsewhere =
    hidden || isInDraftsFolder
      ? { hidden: true, problems: [] }
      : hiddenElsewhere({ title, content, path, isSaidShown });
  const placed = inFolder ? outsideCode(content, (part) => besideIn(part, inFolder)) : content;
  const shown = isRaw ? asRaw(placed) : placed;
  const told = problemsIn(shown);
  const excerpt = first('excerpt', (value) => sentenceIn(value, data));

  return {
    fields: {
      id: address.id,
      documentId: first('documentId', textOf),
      title,
      excerpt: excerpt && plainMarkdown(excerpt),
      ...dates.values,
      tags: tags.values,
      author: first('author', namesIn),
      ...cover.values,
      lang,
      seo: {
        title: first('seoTitle', textOf),
        canonical: first('canonical', textOf),
        noindex: isNoindex(fields),
      },
      translations: named(fields, 'translations')[0]?.value,
      draft: elsewhere.hidden,
      aliases: address.aliases,
      formerIds: address.formerIds,
    },
    content: shown,
    problems: [
      ...lostIn(text),
      ...split.problems,
      ...unread,
      ...address.problems,
      ...dates.problems,
      ...problems,
      ...elsewhere.problems,
      ...tags.problems,
      ...hashtagsBelow(inText.content),
      ...cover.problems,
      ...body.problems,
      ...told.problems,
    ],
    ofPicturesBeside: [...(cover.values.coverBeside ? cover.problems : []), ...told.beside],
    unknown: unknownIn(
      data,
      (plain) =>
        isAboutHiding(plain) ||
        saysFromWhen(plain) ||
        maySayFromWhen(plain) ||
        (plain === 'resources' && coverOfBundle(fields).length > 0),
    ),
    references: told.references,
  };
}
