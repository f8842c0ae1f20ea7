// Step 2 of a publish: what does the call say? What it says is a hint; the source is read again anyway.
import { env } from '../env';
import { isPossibleId } from '../paths/ids';
import type { Caller } from './authenticate';
import type { Call } from './call';
import { type Change, type Dialect, type Message, OWN_BODY_BYTES, USUAL_ANSWER_MS } from './senders/dialect';
import { areOwnWords, understandOwnWords } from './senders/own-words';
import { contentFolder } from './sync/content-folder';

interface Understood {
  message: Message;
  /** How long whoever speaks so waits for an answer. */
  answerMs: number;
  /** The largest body that is taken from whoever speaks so. */
  maxBodyBytes: number;
}

/** Understands a call: its body, or where there is none `?id=` or `?path=` as in the Next.js guide. */
export function understand(call: Call, dialect: Dialect, caller: Caller): Understood {
  const isBare = call.body.length === 0;
  const said = isBare ? fromQuery(call.query) : parseJson(call.body);
  // Who shows the site's secret itself may speak its own words, whatever the CMS speaks.
  if (caller === 'holder' && (isBare || areOwnWords(said))) {
    return { message: understandOwnWords(said), answerMs: USUAL_ANSWER_MS, maxBodyBytes: OWN_BODY_BYTES };
  }
  const { STRAPI_MODEL: model, CONTENT_DIR } = env();
  const message = dialect.understand(said, call, { model, folder: contentFolder(CONTENT_DIR) });
  const { answerMs, maxBodyBytes } = dialect;
  return { message: possible(message), answerMs, maxBodyBytes };
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

/** A CMS may have slugs that no address can have; then nothing here shows them. */
function possible(message: Message): Message {
  if (message.kind !== 'changes' && message.kind !== 'look') return message;
  if (message.changes === null) return message;
  const changes = message.changes
    .filter(({ id }) => isPossibleId(id))
    .map(({ previousId, ...change }): Change => {
      return previousId !== undefined && isPossibleId(previousId) ? { ...change, previousId } : change;
    });
  if (changes.length > 0) return { ...message, changes };
  const ids = message.changes.map(({ id }) => JSON.stringify(id)).join(', ');
  return { kind: 'ignored', why: `No post or page of this site can have the id ${ids}.` };
}
