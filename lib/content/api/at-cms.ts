// Addresses in a CMS's HTML that name no host: of its files they are the CMS's own, and so is what only its scripts know.
// A form without an address is sent to where its post is read there. A place of the post itself is one here.
import { changedSet } from '../text/html/srcset';

const TAG =
  /<(img|source|video|audio|track|embed|object|iframe|a|form)\b((?:[^<>"']|"[^"<>]{0,8000}"|'[^'<>]{0,8000}'){0,4000})>/gi;
// All of them, so that what is within the words of one is none.
const ATTRIBUTE = /([^\s"'=<>]{1,100}\s{0,3}=\s{0,3})(?:"([^"]{1,8000})"|'([^']{1,8000})')/g;
const ADDRESS = /^(?:src|poster|data|data-src|href)\s*=/i;
const SET = /^(?:data-)?srcset\s*=/i;
// The blog's own.
const OWN = /^\/images\//;
const NAMES_A_HOST = /^(?:[a-z][a-z\d+.-]*:|\/\/|www\.|[#{[%])/i;
// Without a slash before it, it may be the name of a host, an address of mail or a number.
const FILE =
  /^\/?wp-content\/|^\/.*\.(?!html?\b|php\b)\w{2,5}(?:[?#]|$)|\.(?:pdf|docx?|xlsx?|pptx?|od[tps]|hwpx?|rtf|txt|csv|epub|zip|gz|7z|png|jpe?g|gif|webp|avif|svg|mp[34]|m4[av]|ogg|wav|flac|webm|mov|ics|vcf)(?:[?#]|$)/i;
// `#/portal` is no place of the post, and `?add=9` is for who answers there.
const FOR_THE_CMS = /^(?:#\/|\?)/;

/**
 * @param html as the CMS gives it
 * @param address where the post is read at the CMS
 */
export function atCms(html: string, address: string): string {
  if (!URL.canParse(address)) return html;
  const absolute = (path: string) =>
    NAMES_A_HOST.test(path) || OWN.test(path) || !URL.canParse(path, address)
      ? path
      : new URL(path, address).href;
  const target = (href: string) => {
    if (FOR_THE_CMS.test(href)) return new URL(href, address).href;
    return placeWithin(href, address) ?? (FILE.test(href) ? absolute(href) : href);
  };
  return html.replace(TAG, (whole, name: string, attributes: string) => {
    if (/^form$/i.test(name)) return formTo(whole, attributes, address);
    const change = /^a$/i.test(name) ? target : absolute;
    const changed = attributes.replace(
      ATTRIBUTE,
      (written, name: string, double?: string, single?: string) => {
        const [value, quote] = double === undefined ? [single ?? '', "'"] : [double, '"'];
        if (ADDRESS.test(name)) return name + quote + change(value) + quote;
        return SET.test(name) ? name + quote + changedSet(value, absolute) + quote : written;
      },
    );
    return `<${name}${changed}>`;
  });
}

/** The address of a CMS's file that may be without its host. */
export const fileAtCms = (path: string, address: string | null | undefined): string =>
  address && /^\/(?!images\/)/.test(path) && URL.canParse(path, address) ? new URL(path, address).href : path;

/** `#care` of the whole address of the same post. */
function placeWithin(href: string, address: string): string | null {
  if (!/[^#]#./.test(href) || !URL.canParse(href, address)) return null;
  const [there, here] = [new URL(href, address), new URL(address)];
  const path = (url: URL) => url.host + url.pathname.replace(/\/$/, '') + url.search;
  return path(there) === path(here) ? href.slice(href.indexOf('#')) : null;
}

/** Ghost's forms for members are for its own theme. */
function formTo(form: string, attributes: string, address: string): string {
  const isElsewhere = /\saction\s*=\s*(?:["']\s*)?(?:https?:)?\/\//i.test(attributes);
  if (isElsewhere || /\sdata-members-form\b/i.test(attributes)) return form;
  const others = attributes.replace(/\saction\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)/i, '');
  return `<form${others} action="${address.replaceAll('"', '%22')}">`;
}
