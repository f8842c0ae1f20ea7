// Texts that a post can do without, and that are left out of it for their length.
import { log } from '../../log';
import { isObject } from '../is-object';
import { LEFT_OUT_BEYOND } from './limits';

/**
 * Logs which of them are left out, each once.
 * @param data the post as its source wrote it
 */
export function tellLeftOut(id: string, data: unknown): void {
  if (!isObject(data)) return;
  for (const [group, limits] of Object.entries(LEFT_OUT_BEYOND)) {
    const texts = data[group];
    if (!isObject(texts)) continue;
    for (const [name, longest] of Object.entries(limits)) {
      const text = texts[name];
      if (typeof text !== 'string' || text.trim().length <= longest) continue;
      const problem = `${group}.${name} of ${id}: longer than ${longest} characters, and left out`;
      log.once('warn', 'content', { problem, first: id });
    }
  }
}
