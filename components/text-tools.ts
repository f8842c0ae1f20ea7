// What scripts add to a text: a button at code that copies it, a name for what is scrolled within itself, and in the
// contents where the reader is.
import { site } from '../site.config';
import { followHeadings } from './follow-headings';

const words = site.words.post;
const JUST_NOW_MS = 2000;

/** What is scrolled within itself, and its name. */
const SCROLLED = [
  ['pre', words.code],
  ['.wide', words.table],
  ['.math-display', words.formula],
] as const;

/** @returns what takes them away again */
export function addTextTools(post: HTMLElement): () => void {
  const buttons = navigator.clipboard ? [...post.querySelectorAll('pre')].map(addCopyButton) : [];
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) nameIfScrolled(target);
  });
  for (const [selector] of SCROLLED)
    for (const wide of post.querySelectorAll(selector)) {
      keepLanguageWithin(wide);
      watch.observe(wide);
    }
  const unfollow = followHeadings(post);
  return () => {
    unfollow();
    watch.disconnect();
    for (const button of buttons) button.remove();
  };
}

function addCopyButton(code: HTMLPreElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.lang = site.language;
  button.textContent = words.copy;
  button.ariaLive = 'polite';
  button.onclick = async () => {
    const isCopied = await navigator.clipboard.writeText(code.innerText).then(
      () => true,
      () => false,
    );
    button.textContent = isCopied ? words.copied : words.notCopied;
    setTimeout(() => {
      button.textContent = words.copy;
    }, JUST_NOW_MS);
  };
  code.before(button);
  return button;
}

/** It gets a name in the blog's language, and what is in it stays in its own. */
function keepLanguageWithin(wide: Element): void {
  const lang = wide.closest('[lang]')?.getAttribute('lang');
  if (!lang || lang === site.language) return;
  for (const child of wide.children) if (!child.hasAttribute('lang')) child.setAttribute('lang', lang);
  wide.setAttribute('lang', site.language);
}

/** The keyboard stops where there is something to scroll, and nowhere else. */
function nameIfScrolled(element: Element): void {
  const isScrolled = element.scrollWidth > element.clientWidth;
  const name = SCROLLED.find(([selector]) => element.matches(selector))?.[1] ?? '';
  for (const [attribute, value] of Object.entries({ tabindex: '0', role: 'group', 'aria-label': name })) {
    if (isScrolled) element.setAttribute(attribute, value);
    else element.removeAttribute(attribute);
  }
}
