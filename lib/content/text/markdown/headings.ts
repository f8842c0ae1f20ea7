// Headings of other parsers, and the ids behind them.
import type { Form } from './signs';

export const HEADINGS: Form[] = [
  // `##Heading`: parsers of old asked for no space.
  [/^#{2,6}[^\s#]/m, /^(#{2,6})(?=[^\s#!])/gm, '$1 '],
  // `## Heading ## {#id}`
  [/^#.*#[ \t]*\{/m, /^(#{1,6}[ \t][^\n]{0,500}?)[ \t]#+[ \t]*(\{[^{}\n]{0,500}\})[ \t]*$/gm, '$1 $2'],
  // `{#__init__}`: signs in an id stress nothing.
  [
    /\{:?[ \t]*#[^{}\n]*[*_~]/,
    /(?<=(?:^|[ \t])\{:?[ \t]{0,9})#[^\s{}\\]{1,200}(?=[^{}\n]{0,300}\}[ \t]*$)/gm,
    (id = '') => id.replace(/[*_~]/g, '\\$&'),
  ],
];
