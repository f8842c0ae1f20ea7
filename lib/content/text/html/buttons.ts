// Buttons that stand alone. One that leads somewhere is a link; the words of one that opens a part of the text are that
// part's heading.
import type { Element, ElementContent } from 'hast';
import { openedBy } from './addresses';
import { attribute, classesOf, element, OPENED, showsSomething, text } from './element';
import { shownAt } from './shown-at';

const OPENS = ['ariaControls', 'ariaExpanded', 'popoverTarget', 'commandFor', 'dataTarget', 'dataBsTarget'];

const OF_TABS =
  /^(?!.*(?:close|next|prev))(?:.*[-_])?tabs?(?:[-_]{1,2})?(?:links?|btn|button|title|label|item)?s?$/i;

/** What stays of a button that stands alone. */
export function buttonIn(
  button: Element,
  isInline: boolean,
): { children: ElementContent[]; address: string | null } {
  const value = attribute(button, 'value');
  const children: ElementContent[] =
    button.tagName === 'button' ? button.children : value ? [text(value)] : [];
  const address =
    openedBy(attribute(button, 'onClick')) ??
    shownAt(attribute(button, 'formAction') || attribute(button, 'dataHref') || attribute(button, 'dataUrl'));
  if (address !== null) return { children, address };
  const opens =
    attribute(button, 'role') === 'tab' ||
    classesOf(button).some((name) => OPENED.test(name) || OF_TABS.test(name)) ||
    OPENS.some((name) => button.properties[name] !== undefined) ||
    /getElementById|querySelector|toggle|showModal|display/i.test(attribute(button, 'onClick'));
  if (!opens || !children.some(showsSomething)) return { children: [], address: null };
  return {
    children: isInline ? children : [element('p', {}, [element('strong', {}, children)])],
    address: null,
  };
}
