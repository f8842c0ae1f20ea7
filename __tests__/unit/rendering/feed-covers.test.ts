// Covers in feeds: what each format asks of them, by its schema.
import { readdirSync, statSync } from 'node:fs';
import { feedWriters } from '../../../lib/rendering/documents/feeds';
import { absoluteUrl } from '../../../lib/rendering/site/site-url';
import { complaintsAbout } from '../../support/schema';
import { summary } from '../../support/summaries';

const [OWN = ''] = readdirSync('public/images').filter((name) => /\.(svg|png|jpe?g|webp)$/.test(name));

const COVERS: Record<string, { src: string; width?: number; height?: number } | null> = {
  own: { src: `/images/${OWN}` },
  elsewhere: { src: 'https://cdn.example/a.jpg?w=1&h=2', width: 800, height: 600 },
  nameless: { src: 'https://cdn.example/photo' },
  missing: { src: '/images/nowhere.png' },
  none: null,
};

const posts = Object.entries(COVERS).map(([id, cover]) => ({
  post: summary(id, { cover: cover && { alt: '', ...cover } }),
  url: absoluteUrl(`/blog/${id}`),
  html: '<p>Text.</p>',
}));
const feed = (name: string) => feedWriters[name]?.(posts).body ?? '';

/** Of one post. */
const item = (body: string, id: string, tag: string) =>
  new RegExp(`<${tag}>(?:(?!</${tag}>).)*/blog/${id}<.*?</${tag}>`).exec(body)?.[0] ??
  new RegExp(`<${tag}>(?:(?!</${tag}>).)*/blog/${id}"(?:(?!</${tag}>).)*</${tag}>`).exec(body)?.[0] ??
  '';

test('RSS has an enclosure where its length is known, as it has to be, and media:content for all', () => {
  const body = feed('feed.xml');
  expect(complaintsAbout(body, 'rss.rng')).toBe('');
  const { size } = statSync(`public/images/${OWN}`);
  expect(item(body, 'own', 'item')).toMatch(
    new RegExp(`<enclosure url="http[^"]*/images/${OWN}" length="${size}" type="image/[a-z+]+"/>`),
  );
  expect(body.match(/<enclosure /g)).toHaveLength(1);
  expect(item(body, 'elsewhere', 'item')).toContain(
    '<media:content url="https://cdn.example/a.jpg?w=1&amp;h=2" medium="image" type="image/jpeg" width="800" height="600"/>',
  );
  expect(item(body, 'nameless', 'item')).toContain(
    '<media:content url="https://cdn.example/photo" medium="image"/>',
  );
  expect(item(body, 'none', 'item')).not.toContain('media:');
  expect(body.match(/<media:content /g)).toHaveLength(4);
});

test.each([
  ['without a length', / length="\d+"/],
  ['without a type', / type="image[^"]*"\/>/],
])('the schema of RSS is no empty promise: an enclosure %s breaks it', (_, what) => {
  const [enclosure = ''] = /<enclosure [^>]*>/.exec(feed('feed.xml')) ?? [];
  const faulty = enclosure.replace(what, what.source.endsWith('>') ? '/>' : '');
  expect(faulty).not.toBe(enclosure);
  expect(complaintsAbout(feed('feed.xml').replace(enclosure, faulty), 'rss.rng')).not.toBe('');
});

test('Atom links to it', () => {
  const body = feed('atom.xml');
  expect(complaintsAbout(body, 'atom.rng')).toBe('');
  expect(body.match(/<link rel="enclosure" /g)).toHaveLength(4);
  expect(body).toContain('href="https://cdn.example/a.jpg?w=1&amp;h=2" type="image/jpeg"/>');
});

test('the JSON feed has it as `image`', () => {
  const { items } = JSON.parse(feed('feed.json'));
  expect(items.map(({ image }: { image?: string }) => image)).toEqual([
    absoluteUrl(`/images/${OWN}`),
    'https://cdn.example/a.jpg?w=1&h=2',
    'https://cdn.example/photo',
    absoluteUrl('/images/nowhere.png'),
    undefined,
  ]);
});
