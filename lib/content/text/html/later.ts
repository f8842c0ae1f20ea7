// Where the address of a picture is: in `src`, in the address itself, or in an attribute for a script that loads it later.
import type { Element } from 'hast';
import { attribute } from './element';
import { changedSet } from './srcset';

/** Neither on the web nor in the address itself: on a disk, in a mail, in a browser's memory. */
export const isElsewhere = (address: string) => /^(?!https?:|data:)[a-z][a-z\d+.-]*:/i.test(address);

// The likeliest first; and `nitro-lazy-src`, `data-lazy`, `data-zoom-file`.
const LATER = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile'];
const IS_LATER = /(?:src|original|file|lazy(?:load)?)$/i;
// Such an attribute may say yes or no, or be a gap for a script.
const IS_ADDRESS = /^(?=.*[./])[^{}\s]+$/;

// A picture that was pasted. A drawing may have scripts in it, and one of few bytes only takes up room until a script
// loads what is meant.
const PASTED = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[A-Za-z\d+/=\s]{400,}$/;

/** Whether what is shown stands in the address itself, and may. */
export const isPasted = (node: Element) => node.tagName === 'img' && PASTED.test(attribute(node, 'src'));

export const isNone = (src: string) => src === '' || (/^data:/i.test(src) && !PASTED.test(src));

/** What a script would load; null where nothing says so. */
export const laterOf = (node: Element) =>
  [...LATER, ...Object.keys(node.properties).filter((name) => name !== 'src' && IS_LATER.test(name))]
    .map((name) => attribute(node, name))
    .find((value) => !isNone(value) && IS_ADDRESS.test(value)) ?? null;

/** Its addresses for several widths, one set for a script before the browser's own; empty where there are none. */
export const setOf = (node: Element): string =>
  Object.keys(node.properties)
    .filter((name) => /srcset$/i.test(name))
    .sort((one, other) => Number(one === 'srcSet') - Number(other === 'srcSet'))
    .map((name) => shownIn(attribute(node, name)))
    .find((set) => set !== '') ?? '';

/** The sanitiser does not look into a set. */
const shownIn = (set: string) =>
  changedSet(set, (address) => (isElsewhere(address) || /^data:/i.test(address) ? null : address));
