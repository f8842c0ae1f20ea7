// Scheduled posts appear at their time, and those with an end go, without a call.
import { currentCatalogue } from '../../catalogue/open';
import { publishFound } from '../../catalogue/reading/found';

const LOOK_EVERY_MS = 500;

/** Looks for what is due for as long as the process lives. Of servers that share a store, whoever is first writes it. */
export function startScheduler(): void {
  let isWorking = false;
  const look = async () => {
    if (isWorking) return;
    isWorking = true;
    try {
      await showDue();
    } finally {
      isWorking = false;
    }
  };
  setInterval(() => void look(), LOOK_EVERY_MS).unref();
}

async function showDue(): Promise<void> {
  const catalogue = await currentCatalogue();
  const due = catalogue.due(Date.now());
  if (due.length === 0) return;
  publishFound([await catalogue.write(due, catalogue.end)].filter(({ changes }) => changes.length > 0));
}
