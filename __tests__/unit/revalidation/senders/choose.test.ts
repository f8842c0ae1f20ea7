// A call's `?from=`, which anybody can write: in the log it is a name of a few signs.
import { chooseDialect } from '../../../../lib/revalidation/senders/choose';

const settings = { CONTENT_SOURCE: 'rest' as const, REVALIDATE_SENDERS: [] };

test.each([
  ['nobody', '?from="nobody" is none of standard, '],
  ['a"b', '?from="a\\"b" is none of standard, '],
  ['x'.repeat(10_000), `?from="${'x'.repeat(40)}" is none of standard, `],
  [['ghost', 'strapi'], '?from="ghost,strapi" is none of standard, '],
  ['__proto__', '?from="__proto__" is none of standard, '],
])('an unknown name is quoted, and cut', (from, said) => {
  expect(chooseDialect(from, settings)).toContain(said);
});
