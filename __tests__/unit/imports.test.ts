// What a copy needs to run is what package.json names: pnpm and yarn show a package nothing that others brought along.
// And folders import each other in one direction only.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { dependencies, devDependencies } from '../../package.json';
import { PROJECT } from '../support/site';

const FOLDERS = ['scripts', 'lib', 'pages', 'components'];
const FILES = ['next.config.js', 'instrumentation-client.ts', 'instrumentation.ts'];

const inFolders = FOLDERS.flatMap((folder) =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|m?js)$/.test(file))
    .map((file) => join(folder, file)),
);

const TYPES = /\bimport type [^;]*?\bfrom '([^']+)';/g;
const FORMS = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire(?:\.resolve)?\(\s*)['"]([^'"]+)['"]/g;

/** What a file imports, by whatever form: what it runs with, and what only its check needs. */
function importsOf(file: string): { runs: string[]; types: string[] } {
  const text = readFileSync(join(PROJECT, file), 'utf8').replace(/^\s*(\/\/|\*).*$/gm, '');
  const names = (found: Iterable<RegExpMatchArray>) => [...found].map(([, name = '']) => name);
  return { runs: names(text.replace(TYPES, '').matchAll(FORMS)), types: names(text.matchAll(TYPES)) };
}

/** The package in `@scope/package/file` or `package/file`. */
const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

const isOwn = (name: string) =>
  name.startsWith('.') || name.startsWith('node:') || builtinModules.includes(name);

const foreign = (names: string[]) => names.filter((name) => !isOwn(name)).map(packageOf);

// A copy is checked with what it is developed with. Some packages are nothing but types, which have one of their own.
const checkedWith = { ...dependencies, ...devDependencies };
const isChecked = (name: string) => [name, `@types/${name}`].some((each) => Object.hasOwn(checkedWith, each));

test('each form of import is seen', () => {
  expect(importsOf('scripts/first-run.mjs').runs).toContain('node:fs');
  expect(importsOf('next.config.js').runs).toContain('./lib/server/next-options.js');
  expect(importsOf('instrumentation.ts').runs).toContain('./lib/server/boot');
  expect(importsOf('pages/_app.tsx').runs).toContain('../components/styles/index.css');
  expect(importsOf('pages/_error.tsx').types).toEqual(['next']);
});

test.each([...FILES, ...inFolders])('%s imports dependencies alone', (file) => {
  const { runs, types } = importsOf(file);
  expect(foreign(runs).filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
  expect(foreign(types).filter((name) => !isChecked(name))).toEqual([]);
});

// The table has a row for each layer, from the top to the bottom.
const [, tour = ''] = readFileSync(join(PROJECT, 'docs/how-it-works.md'), 'utf8').split('## The folders');
const LAYERS = [...tour.matchAll(/^\| (`.*?) \|/gm)].map(([, places = '']) =>
  places.split(', ').map((place) => place.replace(/^`|(\.ts)?`$/g, '')),
);

/** The layer of a file, from 0 at the top; -1 for one that is in none. */
function layerOf(file: string): number {
  const name = file.replace(/\.(tsx?|m?js)$/, '');
  return LAYERS.findIndex((places) => places.some((place) => name === place || name.startsWith(`${place}/`)));
}

test('imports go from the top of docs/how-it-works.md to the bottom', () => {
  const files = inFolders.filter((file) => !file.startsWith('scripts/'));
  expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  const upward = files.flatMap((file) => {
    const { runs, types } = importsOf(file);
    const own = [...runs, ...types].filter((name) => name.startsWith('.'));
    return own
      .map((name) => join(dirname(file), name))
      .filter((imported) => layerOf(imported) >= 0 && layerOf(imported) < layerOf(file))
      .map((imported) => `${file} imports ${imported}`);
  });
  expect(upward).toEqual([]);
});

test("Next's reader of .env files is that of the Next which is installed", () => {
  expect(dependencies['@next/env']).toBe(dependencies.next);
});
