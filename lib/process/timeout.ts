// Waiting until a time, and a limit to how long something is waited for.

/** Resolves, to undefined, at a time in milliseconds since 1970; does not keep the process. */
export function until(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms - Date.now()).unref());
}

/** Rejects with the message when the work takes longer. The work itself goes on. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), deadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
