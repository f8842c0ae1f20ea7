// Marks in the contents which part of the text the reader is in: that of the last heading which has passed the upper part
// of the window.

const UPPER_PART = 0.25;
const LINKS = '.contents.beside a';

/** @returns what ends it */
export function followHeadings(post: HTMLElement): () => void {
  const links = [...post.querySelectorAll<HTMLAnchorElement>(LINKS)];
  if (links.length === 0) return () => {};
  let frame = 0;
  const look = () => {
    frame = 0;
    const current = links.findLast(hasPassed);
    for (const link of links) {
      if (link === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
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
}

function hasPassed({ hash }: HTMLAnchorElement): boolean {
  const heading = document.getElementById(decodeURIComponent(hash.slice(1)));
  return heading !== null && heading.getBoundingClientRect().top < window.innerHeight * UPPER_PART;
}
