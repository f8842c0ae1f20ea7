// The posts that the scripted source has when a site is built from it.
import type { SourcePost } from './scripted-source';

export const HELLO: SourcePost = {
  id: 'hello',
  title: 'Hello',
  content: 'Text of hello, version 1.',
  publishedAt: '2026-10-03T09:00:00Z',
  tags: ['news'],
};

export const POSTS: SourcePost[] = [
  HELLO,
  { id: 'second', title: 'Second', content: 'Text of second.', publishedAt: '2026-10-02T09:00:00Z' },
  { id: '한글', title: '한글 글', content: '본문.', publishedAt: '2026-10-01T09:00:00Z' },
];
