// What the search knows of a text, and shows a line of: its words, without the signs that mark it up.
import { plainMarkdown } from '../../../lib/search/plain';

const wordsOf = (markdown: string) => plainMarkdown(markdown).replace(/\s+/g, ' ').trim();

test('signs of Markdown are no part of the words, and names in code stay whole', () => {
  expect(wordsOf('## A title\n\n> Said **loudly**, *twice*, in `some_code`: 3 > 2 # no title')).toBe(
    'A title Said loudly, twice, in some_code: 3 > 2 # no title',
  );
  expect(wordsOf('**점진적 정적 재생성**(ISR)은 `revalidate`로')).toBe(
    '점진적 정적 재생성(ISR)은 revalidate로',
  );
});

test.each([
  ['Public.\n\n<!--members-only-->\n\nSecret words.', 'Public.'],
  ['Public.\n\n<div class="a paywall-jump" data-b></div>\n\nSecret words.', 'Public.'],
  [
    'A <!--kg-gated-block:begin nonMember:false memberSegment:"" -->secret<!--kg-gated-block:end--> B <!--kg-gated-block:begin nonMember:true -->C<!--kg-gated-block:end-->',
    'A B C',
  ],
  ['A <!--kg-gated-block:begin nonMember:false -->secret', 'A'],
  ['Of paywall-jump and <!--others--> no word goes', 'Of paywall-jump and no word goes'],
])('what only members may read is not found: %s', (markdown, words) => expect(wordsOf(markdown)).toBe(words));
