// The keys that lead to search from every page: Ctrl+K or ⌘K, and `/` unless the reader has switched that off, for whom
// speech or a tremor presses keys.
import { useEffect } from 'react';
import { paths } from '../lib/paths';
import { router } from './router';
import { isSlashOn } from './search-slash';

const FIELD = 'input[type=search]';

export function useSearchKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>(FIELD);
      if (!field) {
        void router().push(paths.search());
        return;
      }
      field.focus();
      field.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isSearchKey({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
  target,
  isComposing,
}: KeyboardEvent): boolean {
  if (altKey || isComposing) return false;
  if (key.toLowerCase() === 'k') return (ctrlKey || metaKey) && !shiftKey;
  // On some keyboards the slash is a key together with Shift.
  return key === '/' && !ctrlKey && !metaKey && !isEditable(target) && isSlashOn();
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null;
}
