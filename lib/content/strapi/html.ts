// The HTML that stands for what Strapi keeps as fields.
import { IN_TEXT } from '../pictures/widths';
import { escaped } from '../text/entities';
import { captionOf, type Media } from './media';
import { srcSetOf } from './widths';

export const codeBlock = (language: string, escapedCode: string): string =>
  `<pre><code class="language-${escaped(language)}">${escapedCode}</code></pre>`;

/** @param caption HTML */
export const figure = (shown: string, caption: string): string =>
  `<figure>${shown}<figcaption>${caption}</figcaption></figure>`;

/** A link in a paragraph of its own. */
export const linkTo = (address: string, words: string): string =>
  `<p><a href="${escaped(address)}">${escaped(words)}</a></p>`;

/**
 * What was uploaded, with what is said of it.
 * @param alone what it is where nothing is said
 */
export function withCaption(media: Media, shown: string, alone = shown): string {
  const caption = captionOf(media);
  return caption ? figure(shown, escaped(caption)) : alone;
}

/** With its size, so that what stands below stays where it is when the image comes, and in the widths that it has. */
export function imageTag(image: Media): string {
  const { url, alternativeText, width, height } = image;
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  const set = srcSetOf(image);
  const widths = set ? ` srcset="${escaped(set)}" sizes="${IN_TEXT}"` : '';
  return `<img src="${escaped(url)}" alt="${escaped(alternativeText ?? '')}"${size}${widths}>`;
}
