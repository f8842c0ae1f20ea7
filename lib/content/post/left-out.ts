// Texts that a post can do without, and that are left out of it for their length.
import { z } from 'zod';
import { log } from '../../log';
import { LIMITS } from './schema';

const LONGEST = {
  cover: { caption: LIMITS.paragraph, srcSet: LIMITS.paragraph },
  seo: {
    title: LIMITS.line,
    description: LIMITS.paragraph,
    image: LIMITS.address,
    canonical: LIMITS.address,
  },
};

const Texts = z.record(z.string(), z.unknown()).catch({});
const Written = z.object({ cover: Texts, seo: Texts }).catch({ cover: {}, seo: {} });

/**
 * Logs which of them are left out, each once.
 * @param data the post as its source wrote it
 */
export function tellLeftOut(id: string, data: unknown): void {
  const written = Written.parse(data);
  for (const group of ['cover', 'seo'] as const) {
    for (const [name, longest] of Object.entries(LONGEST[group])) {
      const text = written[group][name];
      if (typeof text !== 'string' || text.trim().length <= longest) continue;
      const problem = `${group}.${name} of ${id}: longer than ${longest} characters, and left out`;
      log.once('warn', 'content', { problem, first: id });
    }
  }
}
