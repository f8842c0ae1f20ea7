// State that the whole process shares. Next bundles pages, API routes and instrumentation apart, so a
// module's own variables exist once in each bundle; what must exist once in the process lives on globalThis.

const registry = Symbol.for('next-isr-blog');

/** The value kept under `name` in this process, made by `make` on first use. */
export function processWide<T>(name: string, make: () => T): T {
  const shared = globalThis as { [registry]?: Map<string, unknown> };
  shared[registry] ??= new Map();
  const values = shared[registry];
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as T;
}
