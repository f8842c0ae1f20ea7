// What scripts add to a text: a button at code that copies it, and a name for what is scrolled within itself.
import { type RefObject, useEffect } from 'react';
import { site } from '../site.config';

const words = site.words.post;
const JUST_NOW_MS = 2000;

/** @param html what is shown; when it changes the tools are added anew */
export function useTextTools(ref: RefObject<HTMLElement | null>, html: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other HTML there are other elements
  useEffect(() => {
    const text = ref.current;
    if (!text) return;
    const buttons = navigator.clipboard ? [...text.querySelectorAll('pre')].map(addCopyButton) : [];
    const watch = new ResizeObserver((entries) => {
      for (const { target } of entries) nameIfScrolled(target);
    });
    for (const wide of text.querySelectorAll('pre, .wide, .math-display')) watch.observe(wide);
    return () => {
      watch.disconnect();
      for (const button of buttons) button.remove();
    };
  }, [ref, html]);
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

/** The keyboard stops where there is something to scroll, and nowhere else. */
function nameIfScrolled(element: Element): void {
  const isScrolled = element.scrollWidth > element.clientWidth;
  const name = element.localName === 'pre' ? words.code : words.table;
  for (const [attribute, value] of Object.entries({ tabindex: '0', role: 'group', 'aria-label': name })) {
    if (isScrolled) element.setAttribute(attribute, value);
    else element.removeAttribute(attribute);
  }
}
