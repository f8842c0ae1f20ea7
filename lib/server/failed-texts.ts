// A text that has exceeded a limit is not tried again at once by the next process either: the store knows it.
import { z } from 'zod';
import { releaseIn } from '../cache/release';
import type { SharedFacts } from '../catalogue/shared-facts';
import { failedTexts, onFailedText, takeFailedTexts } from '../content/worker/back-off';
import { env } from '../env';
import { builtOptions } from '../process/built-options';

const FACT = 'failed texts';

const Kept = z.object({ of: z.string(), texts: z.unknown() });

/** Takes in what the last process knew, and keeps what this one finds out. */
export async function keepFailedTexts(facts: SharedFacts): Promise<void> {
  const { RENDER_TIMEOUT_MS, RENDER_MEMORY_MB } = env();
  // Another release, or other limits, may be able to render them.
  const of = [releaseIn(builtOptions.distDir), RENDER_TIMEOUT_MS, RENDER_MEMORY_MB].join(' ');
  const kept = keptIn(await facts.get(FACT));
  if (kept?.of === of) takeFailedTexts(kept.texts);

  let isKeeping = false;
  let isDue = false;
  const keep = async () => {
    isDue = true;
    if (isKeeping) return;
    isKeeping = true;
    while (isDue) {
      isDue = false;
      await facts.put(FACT, JSON.stringify({ of, texts: failedTexts() }));
    }
    isKeeping = false;
  };
  onFailedText(() => void keep());
}

function keptIn(text: string | null): z.infer<typeof Kept> | null {
  try {
    return Kept.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
