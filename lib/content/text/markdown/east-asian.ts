// The letters of Korean, Japanese and Chinese, for a class of a regular expression: they have no space around signs.

export const EAST_ASIAN = '\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}';
