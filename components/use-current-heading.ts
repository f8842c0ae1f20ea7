// Which part of a text the reader is in: that of the last heading which has passed the upper part of the window.
import { useEffect, useState } from 'react';

const UPPER_PART = 0.25;

/** @returns the id of the heading; undefined above the first */
export function useCurrentHeading(headings: { id: string }[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  const ids = headings.map(({ id }) => id).join(' ');

  useEffect(() => {
    if (ids === '') return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const hasPassed = (id: string) => {
        const heading = document.getElementById(id);
        return heading !== null && heading.getBoundingClientRect().top < window.innerHeight * UPPER_PART;
      };
      setCurrent(ids.split(' ').findLast(hasPassed));
    };
    const lookSoon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener('scroll', lookSoon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', lookSoon);
    };
  }, [ids]);

  return current;
}
