// Abbreviations that are explained once, as kramdown and PHP Markdown Extra write them: `*[HTML]: Hypertext`.
import type { PhrasingContent, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import type { VFile } from 'vfile';
import { outsideCode } from './outside-code';

declare module 'vfile' {
  interface DataMap {
    abbreviations: ReadonlyMap<string, string>;
  }
}

const EXPLAINED = /^ {0,3}\*\[([^\]\n]{1,100})\]:[ \t]*([^\n]{0,1000})(?:\n|$)/gm;

/** @returns the text without the explanations, and these by what they explain */
export function takeAbbreviations(markdown: string): {
  markdown: string;
  abbreviations: Map<string, string>;
} {
  const abbreviations = new Map<string, string>();
  if (!/^ {0,3}\*\[/m.test(markdown)) return { markdown, abbreviations };
  const rest = outsideCode(markdown, (text) =>
    text.replace(EXPLAINED, (_, name: string, words: string) => {
      abbreviations.set(name, words.trim());
      return '';
    }),
  );
  return { markdown: rest, abbreviations };
}

/** A remark plugin. Each word that is explained says so. */
export function remarkAbbreviations() {
  return (tree: Root, file: VFile) => {
    const known = file.data.abbreviations;
    if (!known || known.size === 0) return;
    const names = [...known.keys()].sort((a, b) => b.length - a.length).map(escaped);
    const word = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
    findAndReplace(tree, [
      word,
      (name: string): PhrasingContent => ({
        type: 'emphasis',
        data: { hName: 'abbr', hProperties: { title: known.get(name) || undefined } },
        children: [{ type: 'text', value: name }],
      }),
    ]);
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
