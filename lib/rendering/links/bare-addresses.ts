// Links whose words are their own address: paper, which shows where the others lead, need not repeat it.

// Of what rehype-stringify writes: words and attributes have the same escapes.
const LINK = /<a ((?:rel="[^"]*" )?href="(https?:\/\/[^"]*)"(?: rel="[^"]*")?>([^<]*)<)/g;

/** @param html safe HTML, as the text pipeline makes it */
export function withBareAddresses(html: string): string {
  return html.replace(LINK, (link, rest: string, href: string, words: string) =>
    ['', 'http://', 'https://'].some((scheme) => isSame(scheme + words, href))
      ? `<a class="address" ${rest}`
      : link,
  );
}

const isSame = (a: string, b: string) =>
  URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
