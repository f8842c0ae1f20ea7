// Pictures and files in backups of Tistory: where they are only its own server knows.
const SIGN = /\[##_(?:(?!_##\]|\[##_)[\s\S]){1,2000}_##\]/g;

/** With pictures in their place that are nowhere, so that their author is told; and with their captions. */
export function withPictures(html: string): string {
  if (!html.includes('[##_')) return html;
  return html.replace(SIGN, (sign) => {
    const caption = /"caption":"([^"]+)"/.exec(sign)?.[1]?.replaceAll('<', '&lt;');
    return `<figure><img src="tistory:">${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`;
  });
}
