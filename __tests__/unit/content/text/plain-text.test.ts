// Text out of HTML, for titles and names that a CMS gives as HTML.
import { plainText } from '../../../../lib/content/text/plain-text';

test.each([
  ['an entity', 'R&amp;D &#8211; caf&eacute; &#x2019;', 'R&D – café ’'],
  ['a tag', 'A <em>fine</em> title', 'A fine title'],
  ['a script', 'a<script>alert(1)</script>b', 'ab'],
  ['a break', 'One<br>two <br/>\nthree', 'One two three'],
  ['a sign that is no tag', '1 < 2 & 3', '1 < 2 & 3'],
])('%s in HTML is what a browser shows of it', (_, html, text) => {
  expect(plainText(html)).toBe(text);
});
