// Start tags in HTML that the text pipeline has made. Quotes within its attributes are escaped, `<` and `>` are not: what
// looks like a tag there is none, and to change it would end the attribute.

const START_TAG = /<([a-z][^\s>"]*)([^>"]*(?:"[^"]*"[^>"]*)*)>/g;

/**
 * Changes the attributes of all start tags of a name.
 * @param html safe HTML, as the text pipeline makes it
 * @param change is given them as they are written, with the space before
 */
export function withAttributes(html: string, name: string, change: (attributes: string) => string): string {
  return html.replace(START_TAG, (tag, each: string, attributes: string) =>
    each === name ? `<${name}${change(attributes)}>` : tag,
  );
}

/** The start tags of HTML of the same kind. */
export const startTags = (html: string): { tag: string; name: string }[] =>
  [...html.matchAll(START_TAG)].map(([tag, name = '']) => ({ tag, name }));
