// What the site's own webhook is told, in the words of its contract: a post that changed, paths, or to sync.
import { z } from 'zod';
import { isObject } from '../../content/is-object';
import { idText } from '../../content/post/schema';
import { addressAt } from '../../paths';
import { pathAt } from '../../paths/base-path';
import { isPossibleId, whyImpossible } from '../../paths/ids';
import { changed, type Message, unclear } from './dialect';

const MAX_PATHS = 100;

const NOT_SAID =
  'Say what changed: {"id": "<the post\'s id>"} or {"paths": ["/blog/<id>", "/"]}; or {"sweep": true}: whatever did.';

const Id = idText.refine(isPossibleId, { error: ({ input }) => whyImpossible(String(input)) });

const Path = z
  .string('not a string')
  .refine((path) => !/[?#]/.test(path), 'has a query or a hash; give the path alone')
  .transform(pathAt)
  .refine((path) => addressAt(path) !== null, {
    error: (issue) => `this site does not regenerate ${JSON.stringify(issue.input)}`,
  });

const Change = z.object({
  id: Id,
  previousId: Id.nullish().transform((id) => id ?? undefined),
  updatedAt: z.iso
    .datetime({ offset: true, error: 'not a date and time such as 2026-11-20T09:00:00Z' })
    .nullish()
    .transform((date) => date ?? undefined),
  removed: z
    .boolean('not true or false')
    .nullish()
    .transform((removed) => removed ?? undefined),
});

const Paths = z.object({
  paths: z.array(Path, 'not a list').min(1, 'empty').max(MAX_PATHS, `more than ${MAX_PATHS}`),
});

const Sync = z.object({ sweep: z.literal(true, 'not true') });

const WORDS = ['id', 'paths', 'sweep'];

/** Whether a call speaks the site's own words. No CMS's payload has one of them at its top. */
export function areOwnWords(said: unknown): boolean {
  return isObject(said) && WORDS.some((word) => word in said);
}

/** Understands the site's own words. */
export function understandOwnWords(said: unknown): Message {
  if (!isObject(said)) return unclear('The body is not a JSON object.');
  if (WORDS.filter((word) => word in said).length > 1) {
    return unclear('Give one of id, paths and sweep, not two.');
  }
  if ('paths' in said) {
    const parsed = Paths.safeParse(said);
    return parsed.success
      ? { kind: 'paths', paths: [...new Set(parsed.data.paths)] }
      : unclearIn(parsed.error);
  }
  if ('id' in said) {
    const parsed = Change.safeParse(said);
    return parsed.success ? changed(parsed.data) : unclearIn(parsed.error);
  }
  if ('sweep' in said) {
    const parsed = Sync.safeParse(said);
    return parsed.success ? { kind: 'look', changes: null } : unclearIn(parsed.error);
  }
  return unclear(NOT_SAID);
}

function unclearIn(error: z.ZodError): Message {
  return unclear(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}
