/** Resolves, to undefined, at a time in milliseconds since 1970; does not keep the process. */
export function until(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms - Date.now()).unref());
}
