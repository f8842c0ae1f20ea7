// Emoji by their names, as GitHub and chats have them: `:tada:`.
import { nameToEmoji } from 'gemoji';
import type { Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';

const NAMES = '(?::[+\\w-]{1,50}:)+';
// Within a word, a time or a path they are no emoji: `urn:key:1`, `user:lock:`, `a::b::c`.
const RUN = new RegExp(`(?<![\\w:])${NAMES}(?![\\d:])`, 'g');

/** A remark plugin. */
export function remarkEmoji() {
  return (tree: Root) => {
    findAndReplace(tree, [
      RUN,
      (run: string) => run.replace(/:([^:]+):/g, (whole, name: string) => nameToEmoji[name] ?? whole),
    ]);
  };
}
