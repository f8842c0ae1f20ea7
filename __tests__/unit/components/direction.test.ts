// Posts that are read from right to left say so wherever they are shown.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { directionOf } from '../../../components/direction';
import { Post } from '../../../components/post';
import { READING, summary } from '../../support/summaries';

test.each([
  ['he', 'Hello', 'rtl'],
  ['ar-EG', 'مرحبا', 'rtl'],
  ['ur', 'x', 'rtl'],
  ['az-Arab', 'x', 'rtl'],
  ['az', 'x', undefined],
  ['ar-Latn', 'marhaba', undefined],
  ['arn', 'x', undefined],
  ['ko', '안녕', undefined],
  [null, 'שלום', 'rtl'],
  [null, '1. “مرحبا” and more', 'rtl'],
  [null, 'ߒߞߏ', 'rtl'],
  [null, 'Hello שלום', undefined],
  [null, '2026', undefined],
])('a post in %s, called %s, has the direction %s', (lang, title, direction) => {
  expect(directionOf({ lang, title })).toBe(direction);
});

test('a post says its direction', () => {
  const html = renderToStaticMarkup(
    createElement(Post, { post: summary('a', { title: 'שלום' }), html: '', reading: READING }),
  );
  expect(html).toContain('<article class="post" dir="rtl">');
});
