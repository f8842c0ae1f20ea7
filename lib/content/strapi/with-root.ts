// Media uploaded to Strapi stand in texts as `/uploads/…`, which is no address of the blog.

const UPLOADS = '/uploads/';

/**
 * @param text Markdown or HTML
 * @param root where the uploads are, such as `https://cms.example`
 */
export function withRoot(text: string, root: string): string {
  return text
    .replaceAll(UPLOADS, (path, at: number) => (beginsAddress(text, at) ? root + path : path))
    .replace(/\ssrcset="[^"]{1,8000}"/g, (set) => set.replace(/(?<=\s)\/uploads\//g, `${root}/uploads/`));
}

/** How long what stands before an address in its definition may be: `[name]: /uploads/a.png`. */
const MAX_NAME = 500;

/** Whether an address of Markdown or HTML begins at a place. Little of the text is looked at, for there may be many of them. */
function beginsAddress(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before === '(') return text.charAt(at - 2) === ']';
  if (!/[\s:]/.test(before)) return /["'<]/.test(before);
  const written = text.slice(Math.max(0, at - MAX_NAME), at).trimEnd();
  return /^\s*\[[^\]]+\]:$/.test(written.slice(written.lastIndexOf('\n') + 1));
}
