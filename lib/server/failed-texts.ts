// A text that has exceeded a limit is not tried again at once by the next process either, nor by another server of the
// release: the store knows it.
import { z } from 'zod';
import type { SharedFacts } from '../catalogue/records/shared-facts';
import { FailedTexts, failedTexts, onChangedText, takeFailedTexts } from '../content/worker/back-off';
import { env } from '../env';
import { singleFlight } from '../process/single-flight';

const FACT = 'failed texts';
/** How often it is looked what other servers have found out. */
const LOOK_EVERY_MS = 10_000;

/** Of each release that is in use, the latest last: another one, or other limits, may be able to render them. */
const Kept = z.array(z.object({ of: z.string(), texts: FailedTexts }));
const MAX_OTHERS = 3;
const MAX_PASSED = 1000;

/** Takes in what others know, and keeps what this process finds out. */
export async function keepFailedTexts(facts: SharedFacts, release: string): Promise<void> {
  const { RENDER_TIMEOUT_MS, RENDER_MEMORY_MB } = env();
  const of = [release, RENDER_TIMEOUT_MS, RENDER_MEMORY_MB].join(' ');
  /** Texts that have not failed again: what others know of them is over. */
  const passed = new Set<string>();
  const takeIn = async () => {
    const kept = (await facts.getJson(FACT, Kept)) ?? [];
    const mine = kept.find((each) => each.of === of)?.texts ?? [];
    takeFailedTexts(mine.filter(([key]) => !passed.has(key)));
    return kept.filter((each) => each.of !== of).slice(-MAX_OTHERS);
  };
  await takeIn();
  setInterval(() => void takeIn(), LOOK_EVERY_MS).unref();

  const keeping = singleFlight<void, void>({
    name: 'keeping failed texts',
    work: async () => {
      const others = await takeIn();
      await facts.put(FACT, JSON.stringify([...others, { of, texts: failedTexts() }]));
    },
  });
  onChangedText(({ key, hasFailed }) => {
    if (passed.size >= MAX_PASSED) passed.clear();
    if (hasFailed) passed.delete(key);
    else passed.add(key);
    void keeping.run(FACT, undefined);
  });
}
