// What was found is marked in titles and excerpts: every second piece.
import { highlighter } from '../../../lib/search/highlight';
import { SearchIndex } from '../../../lib/search/search-index';
import { summary } from '../../support/summaries';

function marked(text: string, question: string): string {
  const index = new SearchIndex();
  index.add(summary('a', { title: text, excerpt: '' }));
  const pieces = highlighter(question, index.find(question, 1).terms)(text);
  return pieces.map((piece, at) => (at % 2 === 0 ? piece : `[${piece}]`)).join('');
}

test.each([
  ['A kettle, a pot', 'kettle', 'A [kettle], a pot'],
  ['A kettle, a pot', 'pot kettle', 'A [kettle], a [pot]'],
  ['Kettles and a kettle', 'kett', '[Kettles] and a [kettle]'],
  ['The Café', 'cafe', 'The [Café]'],
  ['Publishing', 'publihsing', '[Publishing]'],
  ['블로그를 만드는 로그', '블로그', '[블로그]를 만드는 로그'],
  ['블로그를 만드는 법', '만드는 블로그', '[블로그]를 [만드는] 법'],
  ['블로그를 만들기', '블러그', '[블로그]를 만들기'],
  ['글입니다, 한글을', '글', '[글]입니다, 한[글]을'],
  ['静态网站生成器', '网站', '静态[网站]生成器'],
  ['ISR블로그', 'isr', '[ISR]블로그'],
  ['ﬁnal ﬁx', 'fix', 'ﬁnal [ﬁx]'],
  ['<b>kettle</b>', 'kettle', '<b>[kettle]</b>'],
])('in %p %p', (text, question, expected) => {
  expect(marked(text, question)).toBe(expected);
});

test('a long text is cut to where something was found', () => {
  const text = `${'before '.repeat(100)}kettle${' after'.repeat(100)}`;
  const cut = marked(text, 'kettle');
  expect(cut).toMatch(/^…(before )+\[kettle\]( after)+…$/);
  expect([cut.length < 400, cut.startsWith('…'), cut.endsWith('…')]).toEqual([true, true, true]);
  expect(marked('x '.repeat(1000), 'nothing').length).toBeLessThan(400);
});
