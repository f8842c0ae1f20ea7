// Macros, links, tasks and pictures as Confluence keeps them, as HTML.
import type { Element, ElementContent, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { escaped } from '../entities';
import { visit } from '../visit';
import { attribute, element, showsSomething, text } from './element';

/** What stands as it is, for a parser of XML: one of HTML takes it for a comment. */
export function withPlainBodies(html: string): string {
  const [start = '', ...bodies] = html.split(/(?<=<ac:plain-text-(?:link-)?body>)\s{0,100}<!\[CDATA\[/i);
  const shown = bodies.map((body) => {
    const [plain = '', ...behind] = body.split(']]>');
    return escaped(plain) + behind.join(']]>');
  });
  return start + shown.join('');
}

/** A rehype plugin. */
export function rehypeConfluence() {
  return (tree: Root) => {
    visit(tree, 'element', toHtml);
  };
}

function toHtml(node: Element): undefined {
  if (node.tagName === 'ac:structured-macro') fromMacro(node);
  else if (node.tagName === 'ac:task') fromTask(node);
  else if (node.tagName === 'ac:task-list') node.tagName = 'ul';
  else if (node.tagName === 'ac:link' && !showsSomething(node))
    node.children = [
      text(named(node, 'ri:page', 'ri:content-title') || named(node, 'ri:attachment', 'ri:filename')),
    ];
  else if (node.tagName === 'ac:emoticon') node.children.unshift(text(attribute(node, 'ac:emoji-fallback')));
  else if (node.tagName === 'ac:image') {
    // What is attached to a page of Confluence is on no address that the text says.
    const attached = named(node, 'ri:attachment', 'ri:filename');
    const src = named(node, 'ri:url', 'ri:value') || (attached && `attachment:${attached}`);
    node.children = [element('img', { src, alt: attribute(node, 'ac:alt') }, [])];
  }
}

const find = ({ children }: Element, name: string) =>
  children.find((node) => node.type === 'element' && node.tagName === name) as Element | undefined;

function named(node: Element, name: string, said: string): string {
  const found = find(node, name);
  return found ? attribute(found, said) : '';
}

function fromMacro(macro: Element): void {
  const told = new Map<string, string>();
  const children = macro.children.filter((node) => {
    if (node.type !== 'element' || node.tagName !== 'ac:parameter') return true;
    told.set(attribute(node, 'ac:name'), wordsIn(node).trim());
    return false;
  });
  const title = told.get('title');
  const isFolded = attribute(macro, 'ac:name') === 'expand';
  const code = find(macro, 'ac:plain-text-body');
  const shown: ElementContent[] = code
    ? [element('pre', { dataLang: told.get('language') }, [text(wordsIn(code))])]
    : children;
  macro.tagName = isFolded ? 'details' : 'div';
  macro.children = title
    ? [
        isFolded
          ? element('summary', {}, [text(title)])
          : element('p', {}, [element('strong', {}, [text(title)])]),
        ...shown,
      ]
    : shown;
}

function fromTask(task: Element): void {
  const body = find(task, 'ac:task-body');
  const status = find(task, 'ac:task-status');
  task.tagName = 'li';
  task.properties.dataChecked = String(status !== undefined && wordsIn(status).trim() === 'complete');
  task.children = body?.children ?? [];
}
