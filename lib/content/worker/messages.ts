// What the process and a worker say to each other. A worker has one task at a time.
import type { Found } from '../text/links';
import type { Input, TaskName } from './tasks';

export type ToWorker =
  /** `limitMs` is the processor's time that it may take. */
  | { kind: 'task'; name: TaskName; input: Input<TaskName>; resolves: boolean; limitMs: number }
  | { kind: 'found'; found: Found }
  | { kind: 'not found'; reason: string };

export type FromWorker =
  | { kind: 'ready' }
  /** Where do these lead? It is asked once a task, at the most. */
  | { kind: 'resolve'; targets: string[] }
  | { kind: 'done'; output: unknown }
  | { kind: 'over limit'; reason: string }
  | { kind: 'failed'; reason: string };
