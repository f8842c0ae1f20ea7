// Where links may lead, and what data may be shown. It comes after the sanitiser, which leaves a link's scheme to this.
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { visit } from '../visit';
import { attribute, isBlank } from './element';
import { isPasted } from './later';

// The rule: a link may hand an address to any program (mail, maps, calendars, chats), but not to what runs or reads it in
// the browser itself or in the operating system. Never: scripts, documents within the address, files of the reader's disk,
// disks of a network, pages of the browser's own, schemes that wrap another one, what installs or runs a program, and
// the systems' own programs.
const NEVER =
  /^(?:javascript|vbscript|livescript|mocha|applescript|data|blob|file|filesystem|smb|cifs|afp|nfs|ldaps?|about|view-source|jar|jnlps?|feed|mhtml|mk|wyciwyg|res|resource|chrome|chrome-.*|moz-.*|edge|opera|microsoft-.*|ms-.*|search|search-ms|shell|intent|its|itms-services|help|hcp|vnd\..*|www\..*|x-.*)$/;

/** A rehype plugin. A link that may not lead where it would has its words still. */
export function rehypeSafeLinks() {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      if (typeof node.properties.href === 'string') {
        node.properties.href = withScheme(node.properties.href);
        // Around a picture `#` is for a script.
        if (!mayLead(node.properties.href) || (node.properties.href === '#' && isBlank(wordsIn(node))))
          withoutLink(node);
      }
      // The sanitiser lets data through, for the sake of pictures that were pasted.
      if (attribute(node, 'src').startsWith('data:') && !isPasted(node)) delete node.properties.src;
    });
  };
}

/** No path begins like a host. */
const withScheme = (href: string) =>
  /^www\.[\w.-]+(?::\d+)?(?:[/?#]|$)/i.test(href) ? `https://${href}` : href;

// As a browser reads an address: it leaves out spaces and controls before it, and lines and tabs within.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what browsers leave out
const UNREAD = /^[\u0000-\u0020]+|[\t\n\r]/g;

function mayLead(href: string): boolean {
  const [, scheme] = /^([^/?#:]*):/.exec(href.replace(UNREAD, '')) ?? [];
  if (scheme === undefined) return true;
  // One letter is a disk; what is no scheme is a path with a colon, which nobody writes.
  return /^[a-z][a-z\d+.-]+$/i.test(scheme) && !NEVER.test(scheme.toLowerCase());
}

function withoutLink(node: Element): void {
  delete node.properties.href;
  if (node.tagName === 'a') node.tagName = 'span';
}
