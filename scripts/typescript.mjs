// Lets Node run the project's TypeScript as it is, for scripts: `node scripts/typescript.mjs <file> <arguments…>`.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { resolve as pathTo } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const isMainThread = process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href;
const { loadBindings, transformSync } = createRequire(import.meta.url)('next/dist/build/swc');
const ENDINGS = ['.ts', '.tsx', '/index.ts'];
const OPTIONS = {
  jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
  module: { type: 'es6' },
};

/** The project imports its files without their endings. */
export function resolve(specifier, context, next) {
  if (!specifier.startsWith('.') || !context.parentURL) return next(specifier, context);
  const url = new URL(specifier, context.parentURL).href;
  const ending = ENDINGS.find((each) => existsSync(fileURLToPath(url + each)));
  return ending ? { url: url + ending, shortCircuit: true } : next(specifier, context);
}

export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context);
  await loadBindings();
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename });
  return { format: 'module', source: code, shortCircuit: true };
}

if (isMainThread) {
  register(import.meta.url);
  const [script] = process.argv.splice(2, 1);
  process.argv[1] = pathTo(script);
  await import(pathToFileURL(process.argv[1]).href);
}
