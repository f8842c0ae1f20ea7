// Troubles of Redis in the log: each at once, and while it lasts once a minute.
import { log } from '../../log';
import { explainRedis } from './reasons';

const TELL_EVERY_MS = 60_000;

export class ToldTroubles {
  /** When each was told last, by what is said to be checked. */
  private readonly toldMs = new Map<string, number>();

  /** Says that Redis is away, whatever was told before. */
  tellAway(error: unknown): void {
    this.write('redis away', error, 0);
  }

  /** Says what is wrong, unless that was told a short while ago. */
  tell(error: unknown): void {
    this.write('redis trouble', error, TELL_EVERY_MS);
  }

  private write(event: string, error: unknown, everyMs: number): void {
    const { reason, check } = explainRedis(error);
    if (performance.now() - (this.toldMs.get(check) ?? Number.NEGATIVE_INFINITY) < everyMs) return;
    this.toldMs.set(check, performance.now());
    log.error(event, { reason, check });
  }
}
