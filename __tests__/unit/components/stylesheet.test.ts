// The stylesheet in pages that are read from right to left: what is on one side says so by where a line begins and ends.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIR = join(__dirname, '../../../components');
const sheets = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.css'),
);

const SIDES = /^(?:margin|padding|inset|border-(?:width|style|color))$/;
const ONE_SIDE =
  /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b.*|left|right|border-(?:top|bottom)-(?:left|right)-radius)$/;

/** The declarations that name a side of the screen. */
function physicalIn(css: string): string[] {
  const declarations = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?<=[;{]\s*)([\w-]+)\s*:\s*([^;{}]+)/g);
  return [...declarations].flatMap(([, name = '', value = '']) => {
    const parts = value.trim().split(/\s+(?![^(]*\))/);
    const isUneven = SIDES.test(name) && parts.length === 4 && parts[1] !== parts[3];
    const isAligned = /^(?:text-align|float|clear)$/.test(name) && /^(?:left|right)\b/.test(value.trim());
    return isUneven || isAligned || ONE_SIDE.test(name) ? [`${name}: ${value.trim()}`] : [];
  });
}

test.each(sheets)('%s names no side of the screen', (name) => {
  expect(physicalIn(readFileSync(join(DIR, name), 'utf8'))).toEqual([]);
});

test('what names one is seen', () => {
  const css = 'a { margin: 0 1px 0 2px; padding: 0 calc(1px + 2px) 0 0; left: 0 } b:hover{text-align: right}';
  expect(physicalIn(css)).toHaveLength(4);
  expect(physicalIn('a { margin: 0 1px; inset: 0 1px 2px 1px; text-align: start }')).toEqual([]);
});
