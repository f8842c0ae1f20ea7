// Whether words are whole: their type says so in the editor, and this when the blog is built.
import { english } from './english';

interface Problem {
  /** Where, such as `lists` and `empty`. */
  path: string[];
  message: string;
}

/** What words lack that English has. */
export function problemsOfWords(words: unknown, model: object = english, path: string[] = []): Problem[] {
  return Object.entries(model).flatMap(([name, wanted]) => {
    const said: unknown = words instanceof Object ? Reflect.get(words, name) : undefined;
    const at = [...path, name];
    if (typeof wanted === 'object') return problemsOfWords(said, wanted, at);
    const isSaid = typeof said === typeof wanted && said !== '';
    return isSaid ? [] : [{ path: at, message: `has to be a ${typeof wanted}, as in lib/words/english.ts` }];
  });
}
