// Step 2 of a publish: what does the call say? What it says is a hint; the source is read again anyway.
import { z } from 'zod';
import { addressAt, decodePath, isPossibleId } from '../paths';
import type { Call } from './call';

/** Post `id` was published, edited, renamed from `previousId`, or removed. */
export interface Change {
  id: string;
  previousId?: string;
  /** The revision the post now has, ISO 8601. */
  updatedAt?: string;
  /** Whether the source no longer has it. */
  removed?: boolean;
}

type Message =
  | { kind: 'change'; change: Change }
  | { kind: 'paths'; paths: string[] }
  /** Wait until all that is at work has ended: a server says this to itself. */
  | { kind: 'finish' }
  | { kind: 'unclear'; message: string };

const MAX_PATHS = 100;

export const NOT_SAID = 'Say what changed: {"id": "<the post\'s id>"} or {"paths": ["/blog/<id>", "/"]}.';

const Id = z
  .union([z.string(), z.number().transform(String)], 'not a string')
  .refine(isPossibleId, 'not possible in an address (empty, over 240 bytes, a slash, control characters)');

const Path = z
  .string('not a string')
  .refine((path) => !/[?#]/.test(path), 'has a query or a hash; give the path alone')
  .transform(decodePath)
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

/** Understands a call: the body's JSON or, where there is no body, `?id=` or `?path=` as in the Next.js guide. */
export function understand({ body, query }: Call): Message {
  const said = body.length > 0 ? parseJson(body) : fromQuery(query);
  if (typeof said !== 'object' || said === null) return unclear('The body is not a JSON object.');
  if ('id' in said && 'paths' in said) return unclear('Give id or paths, not both.');
  if ('paths' in said) {
    const parsed = Paths.safeParse(said);
    return parsed.success
      ? { kind: 'paths', paths: [...new Set(parsed.data.paths)] }
      : unclearIn(parsed.error);
  }
  if ('id' in said) {
    const parsed = Change.safeParse(said);
    return parsed.success ? { kind: 'change', change: parsed.data } : unclearIn(parsed.error);
  }
  if ('finish' in said) return { kind: 'finish' };
  return unclear(NOT_SAID);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function fromQuery({ id, path }: Call['query']): unknown {
  if (path === undefined) return id === undefined ? {} : { id };
  return { paths: [path].flat(), ...(id === undefined ? {} : { id }) };
}

function unclear(message: string): Message {
  return { kind: 'unclear', message };
}

function unclearIn(error: z.ZodError): Message {
  return unclear(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}
