// How many requests were answered from memory, and how many were left to Next: the log says it when the server stops.
import type { ServerResponse } from 'node:http';
import { log } from '../../log';
import { processWide } from '../../process/process-wide';

export const counts = processWide('fast path counts', () => ({ hits: 0, passed: 0 }));

const noted = processWide('fast path answers', (): { answers: WeakSet<ServerResponse> | null } => ({
  answers: null,
}));

/** From now on it is noted which answers come from memory. It costs a little, so only the access log asks for it. */
export function noteAnswers(): void {
  noted.answers = new WeakSet();
}

export function countHit(response: ServerResponse): void {
  counts.hits += 1;
  noted.answers?.add(response);
}

/** Where there is no fast path, there is nothing to tell. */
export function logCounts(): void {
  const { hits, passed } = counts;
  if (hits + passed > 0) log.info('requests', { fromMemory: hits, byNext: passed });
}

export const isFromMemory = (response: ServerResponse): boolean => noted.answers?.has(response) ?? false;
