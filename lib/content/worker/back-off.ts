// What could not be made of a text is not tried again at once: it has just ended a worker, or will.
import { z } from 'zod';
import { processWide } from '../../process/process-wide';
import { OverLimit } from './over-limit';

const FIRST_MS = 30_000;
const MAX_MS = 3_600_000;
const MAX_KEPT = 1000;
const RENDER_FAILURE = 'RenderFailure';

/** What is wrong with a text, and when it is tried again. */
class RenderFailure extends Error {
  declare readonly retryAtMs: number;

  constructor(message: string, retryAtMs: number) {
    super(message);
    this.name = RENDER_FAILURE;
    // Next prints errors with their stack and all that can be enumerated. The message says it all.
    this.stack = message;
    Object.defineProperty(this, 'retryAtMs', { value: retryAtMs });
  }
}

const Failed = z.object({ times: z.number(), retryAtMs: z.number(), reason: z.string() });

type Failed = z.infer<typeof Failed>;

const state = processWide('failed-texts', () => ({
  failed: new Map<string, Failed>(),
  hear: (_: ChangedText) => {},
}));
const { failed } = state;

/** A text has failed, or one that had has not. */
interface ChangedText {
  key: string;
  hasFailed: boolean;
}

/** By its name, for each of Next's bundles has a class of its own. */
export const isRenderFailure = (error: unknown): error is RenderFailure =>
  error instanceof Error && error.name === RENDER_FAILURE;

/**
 * Does what may exceed a limit because of a text.
 * @param name how errors name the text's post
 * @param key tells the text and what is made of it; null: it can't be told from others
 * @throws RenderFailure where it does, or did not long ago
 */
export async function withBackOff<T>(name: string, key: string | null, work: () => Promise<T>): Promise<T> {
  if (key !== null) refuseIfFailed(name, key);
  try {
    const made = await work();
    if (key !== null && failed.delete(key)) state.hear({ key, hasFailed: false });
    return made;
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    throw failureOf(name, noted(key ?? name, error));
  }
}

/** @throws RenderFailure where a text has failed, and it is not yet time to try it again */
export function refuseIfFailed(name: string, key: string): void {
  const known = failed.get(key);
  if (known && !isDue(known)) throw failureOf(name, known);
}

/** Whether it is time to try again. What is put off for longer than ever was noted before the clock was set back. */
export function isDue({ retryAtMs }: { retryAtMs: number }): boolean {
  const leftMs = retryAtMs - Date.now();
  return leftMs <= 0 || leftMs > MAX_MS;
}

function noted(key: string, { message: reason, mayPass }: OverLimit): Failed {
  const times = mayPass ? 1 : (failed.get(key)?.times ?? 0) + 1;
  const retryAtMs = Date.now() + Math.min(FIRST_MS * 2 ** Math.min(times - 1, 20), MAX_MS);
  const now = { times, retryAtMs, reason };
  keep(key, now);
  state.hear({ key, hasFailed: true });
  return now;
}

function keep(key: string, now: Failed): void {
  failed.delete(key);
  failed.set(key, now);
  for (const oldest of failed.keys()) if (failed.size > MAX_KEPT) failed.delete(oldest);
}

/** Calls `hear` whenever a text has failed, or one that had has not. */
export function onChangedText(hear: (changed: ChangedText) => void): void {
  state.hear = hear;
}

const MAX_TOLD = 100;

/** The texts that failed last, for `takeFailedTexts` of a later process. */
export const failedTexts = () => [...failed].slice(-MAX_TOLD);

export const FailedTexts = z.array(z.tuple([z.string(), Failed]));

/** Takes in what another process knows. What a clock that was ahead has put off for longer is tried at once. */
export function takeFailedTexts(told: unknown): void {
  for (const [key, each] of FailedTexts.safeParse(told).data ?? []) {
    const isLater = each.retryAtMs > (failed.get(key)?.retryAtMs ?? Number.NEGATIVE_INFINITY);
    if (isLater && each.retryAtMs <= Date.now() + MAX_MS) keep(key, each);
  }
}

function failureOf(name: string, { reason, retryAtMs }: Failed): RenderFailure {
  return new RenderFailure(
    `${name} can't be rendered: ${reason}. Shorten it or split it: very long lines of code, large tables and deep ` +
      `nesting cost the most. A changed text is tried at once, this one not before ${new Date(retryAtMs).toISOString()}.`,
    retryAtMs,
  );
}
