// One path is made again: asked for, until a generation of it has ended that began after it was asked for.
import { baselinesOf } from '../cache/baselines';
import { type Baseline, follow, type Generation, NO_BASELINE } from '../cache/generations';
import { anyAddressAt } from '../content/post/former-path';
import { reasonOf } from '../log';
import { isPage } from '../paths';
import { address } from '../paths/base-path';
import { tick } from '../process/logical-clock';
import { generateDocument } from '../rendering/documents/document';
import type { Result } from './result';

/** What `res.revalidate` is: makes the page at an encoded path again. */
export type Revalidate = (encodedPath: string) => Promise<void>;

export interface Asked {
  baseline: Baseline;
  readsSource: boolean;
  revalidate: Revalidate;
}

const MAX_ATTEMPTS = 8;

/**
 * Next joins `res.revalidate` to a generation of the path that is already under way, which may have read the
 * source too early. So it is called again until a generation that began after now has ended.
 */
export async function regeneratePath(
  path: string,
  { baseline: known, readsSource, revalidate }: Asked,
): Promise<Result> {
  const startedMs = performance.now();
  const calledAt = tick();
  const generations = follow(path, readsSource);
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // Somebody may have written since the baseline was looked up, for instance the run before this one.
      const now = (await baselinesOf([path])).get(path) ?? NO_BASELINE;
      const baseline = attempt === 0 && now.seen === known.seen ? known : now;
      generations.startFrom(baseline);
      const { generation, trouble } = await make(path, revalidate, baseline);
      const last = generation ?? generations.last();
      // Refused: another server wrote a page meanwhile, from content that it may have read too early.
      const refused = last?.outcome !== 'failed' && last?.written === 'refused';
      if (last && last.start > calledAt && !refused) return result(verdict(last, trouble));
    }
    return result({ outcome: 'failed', reason: 'Others kept replacing the page meanwhile.' });
  } finally {
    generations.stop();
  }

  function result({ outcome, reason }: Pick<Result, 'outcome' | 'reason'>): Result {
    const ms = Math.round(performance.now() - startedMs);
    return { path, outcome, ms, ...(reason === undefined ? {} : { reason }) };
  }
}

interface Made {
  /** Of a document, which a visitor may have made at the same time; of a page the generations tell. */
  generation?: Generation;
  /** What Next said when it could not make the page. */
  trouble: string | null;
}

async function make(path: string, revalidate: Revalidate, baseline: Baseline): Promise<Made> {
  const at = anyAddressAt(path);
  const start = tick();
  try {
    if (!at || !isPage(at)) {
      const { document, written } = await generateDocument(path, baseline);
      const generation = { start, outcome: document ? ('updated' as const) : ('gone' as const), written };
      const [lacking] = document?.lacking ?? [];
      return {
        generation,
        trouble: lacking ? `It lacks the text of ${lacking.post}: ${lacking.reason}` : null,
      };
    }
    // What Next would redirect, as the address without the slash of `trailingSlash`, it calls an error.
    await revalidate(address(path));
    return { trouble: null };
  } catch (error) {
    return { trouble: reasonOf(error) };
  }
}

function verdict(last: Generation, trouble: string | null): Pick<Result, 'outcome' | 'reason'> {
  if (last.outcome === 'failed') return { outcome: 'failed', reason: last.reason };
  if (trouble !== null) return { outcome: 'failed', reason: trouble };
  if (last.written === 'here') {
    return { outcome: 'failed', reason: 'Redis is away: only this server has the new page so far.' };
  }
  return { outcome: last.outcome };
}
