// What readers are told when they search.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../catalogue/catalogue';
import { currentCatalogue } from '../catalogue/open';
import type { PostSummary } from '../content/post/post';
import { env } from '../env';
import { processWide } from '../process/process-wide';
import { IndexFollower } from './follow';
import { type Highlighted, highlighter } from './highlight';
import { MAX_QUESTION } from './question';
import { samePosts } from './same-posts';
import { SearchIndex } from './search-index';
import { textInPage, textOf } from './texts';
import { Turns } from './turns';

/** A post that was found, with what was found in it highlighted. */
export interface Hit extends Pick<PostSummary, 'id' | 'publishedAt' | 'lang'> {
  title: Highlighted;
  /** Or the words around what was found, where only the text has it. */
  excerpt: Highlighted;
  tags: Highlighted[];
  /** Where something was found in it. */
  author?: Highlighted;
}

export interface Answer {
  question: string;
  hits: Hit[];
  /** How many posts were found; `hits` are the best of them. */
  total: number;
  /** Not all posts, or not all texts, are looked at yet: a later answer may have more. */
  isFilling: boolean;
}

const MAX_HITS = 20;
const MAX_TAGS = 10;
/** For so many hits the words around are looked up, where neither title nor excerpt nor tags show what was found. */
const MAX_PASSAGES = 5;
const MAX_KEPT = 100;

type Highlight = (text: string) => Highlighted;

const state = processWide('search', () => {
  const index = new SearchIndex();
  return {
    index,
    follower: new IndexFollower({ index, textOf }),
    turns: new Turns(),
    inDevelopment: [] as PostSummary[],
    /** Answers since the index changed last, so that the same question again costs nothing. */
    kept: new LRUCache<string, Answer>({ max: MAX_KEPT }),
    keptAt: -1,
  };
});

/**
 * Answers a question with the posts that readers see now.
 * @param asked `?q=` as it came: it is trimmed, and cut where it is too long
 * @throws RetryLater when too many wait
 */
export async function answerTo(asked: string | string[] = ''): Promise<Answer> {
  const question = [asked].flat().join(' ').trim().slice(0, MAX_QUESTION);
  const catalogue = await currentCatalogue();
  await state.follower.follow(postsOf(catalogue));
  const isFilling = !catalogue.isComplete || state.follower.isFilling;
  if (question === '') return { question, hits: [], total: 0, isFilling };
  const known = keptAnswer(question);
  const found = known ?? (await state.turns.take(() => keptAnswer(question) ?? find(question)));
  return { ...found, isFilling };
}

function postsOf({ lists }: Catalogue): readonly PostSummary[] {
  if (env().NODE_ENV !== 'development') return lists.all;
  state.inDevelopment = samePosts(state.inDevelopment, lists.all);
  return state.inDevelopment;
}

function keptAnswer(question: string): Answer | undefined {
  const { kept, index } = state;
  if (state.keptAt !== index.changes) kept.clear();
  state.keptAt = index.changes;
  return kept.get(question);
}

async function find(question: string): Promise<Answer> {
  const { changes } = state.index;
  const { posts, total, terms } = state.index.find(question, MAX_HITS);
  const highlight = highlighter(question, terms);
  const hits: Hit[] = [];
  let passages = 0;
  for (const post of posts) {
    const hit = hitOf(post, highlight);
    hits.push(hit);
    if ([hit.title, hit.excerpt, hit.author ?? [], ...hit.tags].some(hasFound) || passages === MAX_PASSAGES)
      continue;
    passages += 1;
    // Each may be a page that has to be read from the store.
    await nextTurn();
    hit.excerpt = (await passageOf(post, highlight)) ?? hit.excerpt;
  }
  const answer = { question, hits, total, isFilling: false };
  // A post may have gone while its passage was read.
  if (state.index.changes === changes) state.kept.set(question, answer);
  return answer;
}

function hitOf({ id, publishedAt, lang, ...post }: PostSummary, highlight: Highlight): Hit {
  const author = highlight(post.author ?? '');
  return {
    id,
    publishedAt,
    lang,
    title: highlight(post.title),
    excerpt: highlight(post.excerpt),
    tags: post.tags.slice(0, MAX_TAGS).map(highlight),
    ...(hasFound(author) ? { author } : {}),
  };
}

/** What stands around what was found in the text; null where that is not at hand. */
async function passageOf(post: PostSummary, highlight: Highlight): Promise<Highlighted | null> {
  const text = await textInPage(post);
  const passage = text && highlight(text.replace(/\s+/g, ' ').trim());
  return passage && hasFound(passage) ? passage : null;
}

const hasFound = (text: Highlighted) => text.length > 1;
