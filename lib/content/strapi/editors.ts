// What editors that Strapi knows nothing of keep as JSON in a field.
import { excessIn, VALUES_PER_MB } from '../api/json-values';
import { isObject } from '../is-object';
import { UnfitPost } from '../post/post';
import { editorJsIn, editorJsToHtml } from './editor-js';
import { isTipTap, tipTapToHtml } from './tiptap';

/**
 * What an editor keeps as JSON in a field of text; null for any other text.
 * @throws UnfitPost where readers would wait for as much of it as there is
 */
export function partsIn(text: string): unknown {
  if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(text) || !/[}\]]$/.test(text.trimEnd())) return null;
  const excess = excessIn(text, VALUES_PER_MB);
  if (excess) throw new UnfitPost(`A field of text holds JSON of ${excess}.`);
  try {
    const said: unknown = JSON.parse(text);
    return isObject(said) || Array.isArray(said) ? said : null;
  } catch {
    return null;
  }
}

export const isOfEditor = (value: unknown): boolean => isTipTap(value) || editorJsIn(value) !== null;

/** It as HTML, and the names of its parts that are not shown; null for anything else. */
export function ofEditor(value: unknown): { html: string; untold: Set<string> } | null {
  const untold = new Set<string>();
  const tell = (type: string) => void untold.add(type);
  const blocks = editorJsIn(value);
  if (blocks) return { html: editorJsToHtml(blocks, tell), untold };
  return isTipTap(value) ? { html: tipTapToHtml(value, tell), untold } : null;
}
