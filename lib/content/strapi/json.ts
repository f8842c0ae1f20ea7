// What JSON may hold anywhere, taken for what is looked for there.
import { isObject } from '../is-object';

export type Fields = Record<string, unknown>;

/** The fields of an object; none of anything else. */
export const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});

/** A text; an empty one for anything else. */
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');
