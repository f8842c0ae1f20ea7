// Boxes that are written as fences: those of Obsidian's plugin (```ad-note) and of MyST (```{note}).
import { kindOf } from './alert-kinds';
import { replacedOutside } from './outside-code';

const FENCE =
  /(?<=^|\n)(?<marks>`{3,}|~{3,})[ \t]*(?:ad-(?<plugin>[\w-]{1,30})|\{(?<directive>[a-z]{1,30})\})[ \t]*(?<title>[^\n`]{0,300})\n(?<inside>[\s\S]{0,99999}?)(?<=\n)[ \t]*\k<marks>[`~]*[ \t]*(?=\n|$)/;
const OPTIONS = /^(?:[ \t]*(?:(?:title|collapse|icon|color):|:[\w-]+:)[^\n]*\n)+/;

export function withFencedBoxes(markdown: string): string {
  if (!/^(?:`{3,}|~{3,})[ \t]*(?:ad-\w|\{[a-z])/m.test(markdown)) return markdown;
  return replacedOutside(markdown, FENCE, (whole, { plugin, directive, title = '', inside = '' }) => {
    const isTitled = directive === 'admonition';
    const kind = isTitled ? 'note' : kindOf(plugin ?? directive ?? '');
    if (kind === null) return whole;
    const options = OPTIONS.exec(inside)?.[0] ?? '';
    const said = title.trim() || /^[ \t]*title:[ \t]*(.*)$/m.exec(options)?.[1]?.trim();
    return `:::${kind} ${said ?? ''}\n\n${inside.slice(options.length).trim()}\n\n:::`;
  });
}
