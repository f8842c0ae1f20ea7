// How many of the readers' requests were answered from memory, and how many were left to Next.
import type { ServerResponse } from 'node:http';
import { processWide } from '../../process/process-wide';

export const counts = processWide('fast path counts', () => ({ hits: 0, passed: 0 }));

const answered = processWide('fast path answers', () => new WeakSet<ServerResponse>());

export function countHit(response: ServerResponse): void {
  counts.hits += 1;
  answered.add(response);
}

export const isFromMemory = (response: ServerResponse): boolean => answered.has(response);
