// Stands in for the pool of workers: the same tasks, in the process that asks.
import { type Input, type Output, type TaskName, tasks } from '../../lib/content/worker/tasks';

export async function runTask<Name extends TaskName>(name: Name, ...rest: unknown[]): Promise<Output<Name>> {
  const run = tasks[name] as (...rest: unknown[]) => unknown;
  return (await run(...rest)) as Output<Name>;
}

export type { Input };
