// What readers are told when they search.
import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../catalogue/catalogue';
import { currentCatalogue } from '../catalogue/open';
import type { PostSummary } from '../content/post';
import { env } from '../env';
import { processWide } from '../process/process-wide';
import { IndexFollower } from './follow';
import { type Marked, marker } from './marks';
import { MAX_QUESTION } from './question';
import { samePosts } from './same-posts';
import { SearchIndex } from './search-index';
import { textInPage, textOf } from './texts';
import { Turns } from './turns';

/** A post that was found, with what was found in it marked. */
export interface Hit extends Pick<PostSummary, 'id' | 'publishedAt' | 'lang'> {
  title: Marked;
  /** Or the words around what was found, where only the text has it. */
  excerpt: Marked;
  tags: Marked[];
}

export interface Answer {
  question: string;
  hits: Hit[];
  /** How many posts were found; `hits` are the best of them. */
  total: number;
  /** Not all posts, or not all texts, are looked at yet: a later answer may have more. */
  isFilling: boolean;
}

const MOST_HITS = 20;
const MOST_TAGS = 10;
/** For so many hits the words around are looked up, where neither title nor excerpt nor tags show what was found. */
const MOST_PASSAGES = 5;
const MOST_KEPT = 100;

type Mark = (text: string) => Marked;

const state = processWide('search', () => {
  const index = new SearchIndex();
  return {
    index,
    follower: new IndexFollower({ index, textOf }),
    turns: new Turns(),
    inDevelopment: [] as PostSummary[],
    /** Answers since the index changed last, so that the same question again costs nothing. */
    kept: new LRUCache<string, Answer>({ max: MOST_KEPT }),
    keptAt: -1,
  };
});

/**
 * Answers a question with the posts that readers see now.
 * @param asked `?q=` as it came: it is trimmed, and cut where it is too long
 * @throws TooManySearches when too many wait
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
  const { posts, total, terms } = state.index.find(question, MOST_HITS);
  const mark = marker(question, terms);
  const hits: Hit[] = [];
  let passages = 0;
  for (const post of posts) {
    const hit = hitOf(post, mark);
    hits.push(hit);
    if ([hit.title, hit.excerpt, ...hit.tags].some(hasMarks) || passages === MOST_PASSAGES) continue;
    passages += 1;
    hit.excerpt = (await passageOf(post, mark)) ?? hit.excerpt;
  }
  const answer = { question, hits, total, isFilling: false };
  // A post may have gone while its passage was read.
  if (state.index.changes === changes) state.kept.set(question, answer);
  return answer;
}

function hitOf({ id, publishedAt, lang, title, excerpt, tags }: PostSummary, mark: Mark): Hit {
  const shownTags = tags.slice(0, MOST_TAGS).map(mark);
  return { id, publishedAt, lang, title: mark(title), excerpt: mark(excerpt), tags: shownTags };
}

/** What stands around what was found in the text; null where that is not at hand. */
async function passageOf(post: PostSummary, mark: Mark): Promise<Marked | null> {
  const text = await textInPage(post);
  const passage = text && mark(text.replace(/\s+/g, ' ').trim());
  return passage && hasMarks(passage) ? passage : null;
}

const hasMarks = (marked: Marked) => marked.length > 1;
