// What an author should know of a post, whatever source it is from: once, though it is read again and again.
import { log } from '../log';
import { processWide } from '../process/process-wide';

const told = processWide('told problems', () => new Set<string>());
const MAX_TOLD = 100;

export function tellOnce(problem: string, id: string): void {
  if (told.has(problem) || told.size === MAX_TOLD) return;
  told.add(problem);
  log.warn('content', { problem, first: id });
}
