// When to sweep: at boot, and every SWEEP_SECONDS. Of servers that share a cache one does it.
import { log, reasonOf } from '../../log';
import { MISSED_AT_ONCE } from './missed';
import { callOwnWebhook } from './own-call';

const BOOTING_SECONDS = 10;
const MAX_ROUNDS = 1000;

/**
 * Starts sweeping, for as long as the process lives.
 * @param claim gives true to one server in so many seconds
 * @param port where this server listens
 */
export function startSweeps(
  sweepSeconds: number,
  claim: (name: string, seconds: number) => Promise<boolean>,
  port: number,
): void {
  if (sweepSeconds === 0) return;
  void sweep('sweep at boot', BOOTING_SECONDS);
  // The claim ends a little before the next turn, which the same server may take again.
  setInterval(() => void sweep('sweep', Math.max(1, sweepSeconds - 1)), sweepSeconds * 1000).unref();

  /** As long as there may be more to find; what is found again and again waits for the next sweep. */
  async function sweepAll(): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const { status, body } = await callOwnWebhook(port, { sweep: true });
      if (status !== 200 || (body.results?.length ?? 0) < MISSED_AT_ONCE) return;
    }
  }

  async function sweep(name: string, seconds: number): Promise<void> {
    try {
      if (await claim(name, seconds)) await sweepAll();
    } catch (error) {
      log.error(name, { reason: reasonOf(error) });
    }
  }
}
