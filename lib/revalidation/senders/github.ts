// GitHub: a push to the repository that holds the Markdown files.
import { posix } from 'node:path';
import { z } from 'zod';
import { idByName, isPostFile } from '../../content/markdown/folder/file-name';
import type { Call } from '../call';
import { CMS_LIMITS, type Dialect, ignored, type Message, unclear } from './dialect';
import { isJsonObject } from './signature';

// Longer lists may have been cut short by GitHub; a look at the whole folder costs little.
const MAX_COMMITS = 20;
const MAX_FILES = 300;

const HEADER = 'x-hub-signature-256';
/** How GitHub's form begins, which has the JSON in it. */
const FORM = Buffer.from('payload=');

export const github: Dialect = {
  secretSetting: 'REVALIDATE_SECRET_GITHUB',
  ...CMS_LIMITS,

  /** `x-hub-signature-256: sha256=<hex>`, over the body. It has no time, so a push may come again: harmlessly. */
  signature: {
    header: HEADER,
    encoding: 'hex',
    read(headers) {
      const [, given] = /^sha256=([0-9a-f]{64})$/.exec(headers[HEADER] ?? '') ?? [];
      return given ? { given: [given] } : null;
    },
    isBody: (body) => isJsonObject(body) || body.subarray(0, FORM.length).equals(FORM),
  },

  understand(said, call, site) {
    const event = call.headers['x-github-event'];
    if (event === 'ping') return ignored("GitHub's ping: the webhook works.");
    if (event !== 'push') return ignored(`GitHub's event "${event ?? 'unnamed'}" is not a push.`);
    const push = Push.safeParse(said ?? inForm(call));
    return push.success
      ? understandPush(push.data, site.folder)
      : unclear('This is not what GitHub says of a push.');
  },
};

const files = z.array(z.string());

const Push = z.object({
  ref: z.string(),
  forced: z.boolean().optional(),
  created: z.boolean().optional(),
  deleted: z.boolean().optional(),
  repository: z.object({ default_branch: z.string() }),
  // Sometimes there are none, or no lists of files in them.
  commits: z.array(z.object({ added: files, modified: files, removed: files })).catch([]),
});

function understandPush(push: z.infer<typeof Push>, folder: string): Message {
  const branch = push.repository.default_branch;
  if (push.ref !== `refs/heads/${branch}`) return ignored(`${push.ref} is not the branch "${branch}".`);
  if (push.deleted) return ignored(`The branch "${branch}" was deleted.`);
  const touched = push.commits.map(({ added, modified, removed }) => [...added, ...modified, ...removed]);
  const isWhole = push.commits.length < MAX_COMMITS && touched.every((list) => list.length < MAX_FILES);
  const isNamed = touched.flat().length > 0;
  if (push.forced || push.created || !isWhole || !isNamed)
    return { kind: 'look', changes: null, isPush: true };

  const ids = new Set(touched.flat().flatMap((file) => idIn(file, folder) ?? pageIdIn(file, folder) ?? []));
  if (ids.size === 0) return ignored(`No commit touches a post in ${folder || 'the repository'}.`);
  return { kind: 'look', changes: [...ids].map((id) => ({ id })), isPush: true };
}

/** The id that a file's name says; null where the file is none, or in another folder. */
function idIn(file: string, folder: string): string | null {
  const name = folder === '' ? file : file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : '/';
  return isPostFile(name) ? idByName(name) : null;
}

/** The same of a standing page. */
function pageIdIn(file: string, folder: string): string | null {
  const name = folder === '' ? null : idIn(file, posix.join(folder, '..', 'pages'));
  return name === null ? null : `/${name}`;
}

/** GitHub sends a form with the JSON in it, unless the webhook is set to JSON. */
function inForm({ headers, body }: Call): unknown {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return undefined;
  try {
    return JSON.parse(new URLSearchParams(body.toString('utf8')).get('payload') ?? '');
  } catch {
    return undefined;
  }
}
