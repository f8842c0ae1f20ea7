// Words, the blog's name and its menu stand in one place: whoever changes them changes no component and no test.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { english } from '../../../lib/words/english';
import { korean } from '../../../lib/words/korean';
import { PROJECT } from '../../support/site';

const shipped = readFileSync(join(PROJECT, 'site.config.ts'), 'utf8');
const fixture = readFileSync(join(PROJECT, '__tests__/fixtures/site/site.config.ts'), 'utf8');

/** Shorter ones stand in any text by chance. */
const MIN_LETTERS = 14;

function sentencesOf(words: object): string[] {
  return Object.values(words).flatMap((word) => {
    if (typeof word === 'object') return sentencesOf(word);
    return typeof word === 'string' && word.length >= MIN_LETTERS ? [word] : [];
  });
}

const titleIn = (config: string) => /title: '([^']*)'/.exec(config)?.[1] ?? '';

const files = [
  'components',
  'pages',
  '__tests__/browser',
  '__tests__/server',
  '__tests__/stores',
  '__tests__/unit',
  '__tests__/support',
]
  .flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file));

test.each(files)('%s takes its words from lib/words, and the name from site.config.ts', (file) => {
  const text = readFileSync(join(PROJECT, file), 'utf8');
  const quoted = [...text.matchAll(/'([^'\n]*)'|`([^`]*)`|>([^<{}]*)</g)].map(([, a, b, c]) =>
    (a ?? b ?? c ?? '').trim(),
  );
  expect(quoted.filter((part) => SENTENCES.has(part))).toEqual([]);
});

const SENTENCES = new Set([...sentencesOf(english), ...sentencesOf(korean), titleIn(fixture)]);

test('the blog of the tests has another name than the one that is shipped', () => {
  expect(titleIn(fixture)).not.toBe('');
  expect(titleIn(fixture)).not.toBe(titleIn(shipped));
});
