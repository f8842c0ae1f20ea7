// Where a post is in other languages, of what its author says. What does not fit is left out, and told.
import { z } from 'zod';
import { log } from '../../log';

const MAX_TRANSLATIONS = 200;

const Translation = z.object({
  lang: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i),
  href: z
    .string()
    .max(4000)
    .regex(/^(https?:\/\/|\/(?!\/))/),
});

/** @param written addresses by language, as `{ ko: '/blog/annyeong' }` */
export function translationsOf(id: string, written: Record<string, unknown>) {
  const all = Object.entries(written);
  const tell = (what: string) =>
    log.once('warn', 'content', { problem: `translations of ${id}: ${what}`, first: id });
  if (all.length > MAX_TRANSLATIONS) tell(`the first ${MAX_TRANSLATIONS} are used, the others are not`);
  return all.slice(0, MAX_TRANSLATIONS).flatMap(([lang, href]) => {
    const { data } = Translation.safeParse({ lang, href });
    if (!data)
      tell(
        `${JSON.stringify(lang.slice(0, 20))} is left out, for it is no language, or has no address such as /blog/hello`,
      );
    return data ?? [];
  });
}
