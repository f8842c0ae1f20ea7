// Loads what scripts add to the text of a post: where there is something to add it to, and when the reader begins to read.
import { type RefObject, useEffect } from 'react';

const WITH_TOOLS = 'pre, .wide, .math-display, .contents';
/** By pointer, finger or keyboard. */
const BEGINNINGS = ['pointermove', 'touchstart', 'scroll', 'keydown'];

/**
 * @param ref the post
 * @param html its text; when it changes the tools are added anew
 */
export function useTextTools(ref: RefObject<HTMLElement | null>, html: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other HTML there are other elements
  useEffect(() => {
    const post = ref.current;
    if (!post?.querySelector(WITH_TOOLS)) return;
    const waiting = new AbortController();
    let isOver = false;
    let remove = () => {};
    const load = () => {
      waiting.abort();
      import('./text-tools').then(
        ({ addTextTools }) => {
          if (!isOver) remove = addTextTools(post);
        },
        // Without network the text is there all the same.
        () => {},
      );
    };
    for (const each of BEGINNINGS)
      window.addEventListener(each, load, { passive: true, signal: waiting.signal });
    if (window.scrollY > 0) load();
    return () => {
      isOver = true;
      waiting.abort();
      remove();
    };
  }, [ref, html]);
}
