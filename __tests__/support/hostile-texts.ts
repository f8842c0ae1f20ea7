// Texts of which a few kilobytes take minutes, or more memory than a server has. They stand for what nobody thought of.

const repeat = (count: number, part: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => part(n)).join('');

export const HOSTILE: [name: string, markdown: string][] = [
  ['a line of code of 60 kB', `\`\`\`ts\n${'a'.repeat(60_000)}\n\`\`\``],
  ['a table of 10,000 rows', `| a | b |\n|---|---|\n${'| one | two |\n'.repeat(10_000)}`],
  ['17 kB of tags that nobody closes', repeat(1000, (n) => `<font size=${n}><p>`)],
  ['40 kB of emphasis that nobody ends', '*_'.repeat(20_000)],
  ['46 kB of nested tags', '<div>'.repeat(9200)],
  ['21 kB of nested tags in a line', `${'<b>'.repeat(3000)}x${'</b>'.repeat(3000)}`],
  ['lists within lists', `${'- '.repeat(5000)}x`],
];

/** Takes minutes on any machine. */
export const ENDLESS = '*_'.repeat(20_000);

/** Takes more than a hundred megabytes, and is no trouble where there are 512. */
export const LARGE = `${'Words *of* a text. '.repeat(40)}\n\n`.repeat(1000);

/** Takes gigabytes. */
export const HUGE = repeat(1000, (n) => `<font size=${n}><p>`);
