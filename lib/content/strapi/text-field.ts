// Which field of an entry holds its text.
import { isObject } from '../is-object';
import { showsText } from './piece';
import { isEmpty } from './problems';
import { type EntryText, isEntry, textOf } from './text';
import { budgetFor } from './values';

// In the order of likelihood.
const TEXT_FIELDS = ['body', 'content', 'blocks', 'text', 'sections', 'zone', 'dynamicZone', 'article'];

/** The text in the first of its fields that can hold one; a field before it that holds another thing is a problem. */
export function textIn(entry: Partial<Record<string, unknown>>): EntryText {
  const filled = TEXT_FIELDS.filter((name) => !isEmpty(entry[name]));
  const name = filled.find((each) => mayBeText(entry[each]));
  const passed = name === undefined ? filled : filled.slice(0, filled.indexOf(name));
  const problems = passed.map((each) => `the field ${each} holds ${kindOf(entry[each])}, and no text`);
  const text = name === undefined ? textOf('') : textOf(entry[name], budgetFor(name));
  if (name !== undefined && !showsText(text.content))
    problems.push(`the field ${name} is not shown, for no text is in it`);
  return { ...text, problems: [...problems, ...text.problems] };
}

const mayBeText = (value: unknown) =>
  typeof value === 'string' || [value].flat().some((part) => isObject(part) && !isEntry(part));

function kindOf(value: unknown): string {
  if ([value].flat().some(isEntry)) return 'related entries';
  if (Array.isArray(value)) return 'a list of other things than blocks';
  return typeof value === 'number' ? 'a number' : 'true or false';
}
