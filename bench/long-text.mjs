// Very long texts, of prose or of what costs more than prose.

const WORDS =
  'kettle map river copper letter window garden winter lantern bridge paper market violin harbour orchard salt'.split(
    ' ',
  );

/** The same words each time, in an order that looks like none. */
const sentence = (n) =>
  `The ${Array.from({ length: 12 }, (_, i) => WORDS[(n * 7 + i * 5 + ((n * i) % 11)) % WORDS.length]).join(' ')}.`;

const prose = (n) =>
  [
    `## Chapter ${n}`,
    ...[1, 2, 3, 4].map((part) => {
      const sentences = Array.from({ length: 5 }, (_, i) => sentence(n * 31 + part * 7 + i)).join(' ');
      return `${sentences} It is *${WORDS[n % 16]}*, **${WORDS[part]}** and [a link](https://example.com/${n}).`;
    }),
  ].join('\n\n');

const codeAndTables = (n) =>
  [
    `## Part ${n}`,
    sentence(n),
    `\`\`\`ts\n${Array.from({ length: 12 }, (_, i) => `const ${WORDS[(n + i) % 16]}${i} = await read('${sentence(i)}', { n: ${n + i} });`).join('\n')}\n\`\`\``,
    `| a | b | c |\n| --- | --- | --- |\n${Array.from({ length: 10 }, (_, i) => `| ${WORDS[i]} | \`${n}\` | ${n * i} |`).join('\n')}`,
    `- [ ] ${sentence(n + 1)}\n- ${sentence(n + 2)}`,
  ].join('\n\n');

/** @param kind `prose`, or `code and tables` */
export function longText(kind, length) {
  const part = kind === 'prose' ? prose : codeAndTables;
  let text = '';
  for (let n = 1; text.length < length; n++) text += `${part(n)}\n\n`;
  return `${text}These are its last words.\n`;
}
