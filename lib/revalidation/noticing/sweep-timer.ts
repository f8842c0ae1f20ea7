// When to sweep: at boot, and every SWEEP_SECONDS. Of servers that share a cache one does it.
import { log, reasonOf } from '../../log';
import { callOwnWebhook } from './own-call';

const BOOTING_SECONDS = 10;

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

  async function sweep(name: string, seconds: number): Promise<void> {
    try {
      if (await claim(name, seconds)) await callOwnWebhook(port, { sweep: true });
    } catch (error) {
      log.error(name, { reason: reasonOf(error) });
    }
  }
}
