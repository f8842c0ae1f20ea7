// Addresses in a CMS's HTML that name no host: of its files they are the CMS's own, and a form without an address is sent
// to where its post is read there.

const TAG =
  /<(img|source|video|audio|track|embed|object|iframe|a|form)\b((?:[^<>"']|"[^"<>]{0,8000}"|'[^'<>]{0,8000}'){0,4000})>/gi;
const ADDRESS = /(\s(?:src|poster|data|data-src|href)\s{0,3}=\s{0,3})(["'])(\/(?!\/)[^"']{1,2000})\2/gi;
const SET = /(\s(?:data-)?srcset\s{0,3}=\s{0,3})(["'])([^"']{1,8000})\2/gi;
// The blog's own.
const OWN = /^\/images\//;
const FILE = /^\/wp-content\/|\.(?!html?\b|php\b)\w{2,5}(?:[?#]|$)/i;

/**
 * @param html as the CMS gives it
 * @param address where the post is read at the CMS; without one nothing is changed
 */
export function atCms(html: string, address: string | null | undefined): string {
  if (!address || !URL.canParse(address)) return html;
  const absolute = (path: string) =>
    path.startsWith('/') && !path.startsWith('//') && !OWN.test(path) ? new URL(path, address).href : path;
  return html.replace(TAG, (whole, name: string, attributes: string) => {
    if (/^form$/i.test(name)) return formTo(whole, attributes, address);
    const isLink = /^a$/i.test(name);
    const changed = attributes
      .replace(ADDRESS, (same, before: string, quote: string, path: string) =>
        isLink && !FILE.test(path) ? same : before + quote + absolute(path) + quote,
      )
      .replace(SET, (_, before: string, quote: string, set: string) => {
        const candidates = set.split(/,\s+/).map((each) => each.trim().replace(/^\S+/, absolute));
        return before + quote + candidates.join(', ') + quote;
      });
    return `<${name}${changed}>`;
  });
}

/** Ghost's forms for members are for its own theme. */
function formTo(form: string, attributes: string, address: string): string {
  const isElsewhere = /\saction\s*=\s*["']?\s*(?:https?:)?\/\//i.test(attributes);
  if (isElsewhere || /\sdata-members-form\b/i.test(attributes)) return form;
  const others = attributes.replace(/\saction\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)/i, '');
  return `<form${others} action="${address.replaceAll('"', '%22')}">`;
}
