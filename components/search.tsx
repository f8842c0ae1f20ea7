// The field to search in, and what is found. Arrow keys lead from the field to the results and among them, Escape back.
import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { paths } from '../lib/paths';
import { address } from '../lib/paths/base-path';
import type { Answer } from '../lib/search/answer';
import { site } from '../site.config';
import styles from './search.module.css';
import { SearchHits } from './search-hits';
import { SlashSwitch } from './search-slash-switch';
import { useSearch } from './use-search';

const words = site.words.search;
const MAX_LENGTH = 200;

export function Search({ first }: { first: Answer }) {
  const { typed, setTyped, askNow, answer, isUnreachable } = useSearch(first);
  const whole = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent): void {
    const stops = [...(whole.current?.querySelectorAll<HTMLElement>('input[type=search], h2 a') ?? [])];
    const at = stops.findIndex((stop) => stop.isSameNode(document.activeElement));
    const to = { ArrowDown: stops[at + 1], ArrowUp: stops[at - 1], Escape: stops[0] }[event.key];
    if (!to || at === -1 || event.nativeEvent.isComposing) return;
    // In the field Escape empties it, as browsers have it.
    if (event.key === 'Escape' && at === 0) return;
    event.preventDefault();
    to.focus();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    askNow();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the links in it
    <div ref={whole} onKeyDown={move}>
      <search>
        <form className={styles.form} action={address(paths.search())} onSubmit={submit}>
          <input
            className={styles.field}
            type="search"
            name="q"
            aria-label={words.label}
            placeholder={words.label}
            maxLength={MAX_LENGTH}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className={styles.button}>
            {words.submit}
          </button>
        </form>
      </search>
      {/* Always there, for screen readers announce what changes in it. */}
      <p className={styles.status} role="status">
        {isUnreachable ? words.unreachable : answer && words.found(answer.total, answer.hits.length)}
        {answer?.isFilling ? ` ${words.filling}` : null}
      </p>
      {answer && answer.hits.length > 0 ? <SearchHits hits={answer.hits} /> : null}
      <SlashSwitch />
    </div>
  );
}
