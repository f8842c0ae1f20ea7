// What in a Markdown text can't be shown as its author means it. Cheap enough for every file of a large folder.
import { resolveTemplates } from './markdown/template-code';
import { outsideCode } from './outside-code';

const BESIDE =
  /!\[[^\]\n]{0,500}\]\((?!<?(?:[a-z][a-z\d+.-]*:|\/|#))<?([^)\s>]+)|<img\b[^>]{0,500}\ssrc=["'](?!(?:[a-z][a-z\d+.-]*:|\/))([^"']+)|!\[\[([^[\]|\n]{1,500})/gi;

/** @returns a line a kind, with how often it is there */
export function textProblems(markdown: string): string[] {
  const { markdown: text, problems } = resolveTemplates(markdown);
  const beside: string[] = [];
  outsideCode(text, (part) => {
    for (const [, ...found] of part.matchAll(BESIDE)) beside.push(found.find(Boolean) ?? '');
    return part;
  });
  if (beside.length === 0) return problems;
  return [
    ...problems,
    `pictures beside the post: ${beside.length}, the first is ${beside[0]}; from there none is served, so put them into public/images`,
  ];
}
