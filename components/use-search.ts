// Asks for results as the reader types.
import { useEffect, useState } from 'react';
import useSWR from 'swr';
import { paths } from '../lib/paths';
import { address, belowBase } from '../lib/paths/base-path';
import type { Answer } from '../lib/search/answer';

/** Asked when the reader pauses for so long. */
const PAUSE_MS = 150;
/** While not all posts are looked at yet, the same is asked again. */
const FILLING_MS = 2000;

interface Searching {
  typed: string;
  setTyped: (text: string) => void;
  /** Does not wait until the reader pauses. */
  askNow: () => void;
  /** The latest answer, which may be to what was typed before; null where nothing is asked. */
  answer: Answer | null;
  isUnreachable: boolean;
}

/** @param first the answer that the page came with */
export function useSearch(first: Answer): Searching {
  const [typed, setTyped] = useState(first.question);
  const [asked, setAsked] = useState(first.question);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    if (asked !== questionInAddress()) putIntoAddress(asked);
  }, [asked]);

  const { data, error } = useSWR<Answer>(asked === '' ? null : asked, askFor, {
    fallbackData: asked === first.question ? first : undefined,
    revalidateOnMount: asked !== first.question || first.isFilling,
    revalidateOnFocus: false,
    keepPreviousData: true,
    refreshInterval: (answer) => (answer?.isFilling ? FILLING_MS : 0),
  });
  const answer = asked === '' ? null : (data ?? null);
  const askNow = () => setAsked(typed.trim());
  return { typed, setTyped, askNow, answer, isUnreachable: error !== undefined && asked !== '' };
}

async function askFor(question: string): Promise<Answer> {
  const response = await fetch(`${address(paths.searchAnswers())}?q=${encodeURIComponent(question)}`);
  if (!response.ok) throw new Error(`The search answered ${response.status}.`);
  return response.json();
}

const questionInAddress = () => new URLSearchParams(window.location.search).get('q') ?? '';

/** So that Back from a post leads to its results. No router's navigation: that would move the focus. */
function putIntoAddress(question: string): void {
  const path = paths.search() + (question === '' ? '' : `?q=${encodeURIComponent(question)}`);
  const shown = belowBase(path);
  window.history.replaceState({ ...window.history.state, url: path, as: shown }, '', shown);
}
