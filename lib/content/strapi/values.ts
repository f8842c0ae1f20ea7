// How many values the text of an entry may hold, with those of JSON in its texts: readers wait while it is walked through.
import { VALUES_PER_MB } from '../api/json-values';
import { UnfitPost } from '../post/post';

/** What is left of it for one text. */
export interface Budget {
  field: string;
  values: number;
}

export const budgetFor = (field: string): Budget => ({ field, values: VALUES_PER_MB });

/**
 * Counts a value, and those within it.
 * @throws UnfitPost where they are too many
 */
export function spend(budget: Budget, value: unknown): void {
  budget.values -= 1;
  if (budget.values < 0)
    throw new UnfitPost(
      `The field ${budget.field} holds more than ${VALUES_PER_MB.toLocaleString('en')} values.`,
    );
  if (typeof value !== 'object' || value === null) return;
  for (const each of Object.values(value)) spend(budget, each);
}
