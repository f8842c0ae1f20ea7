// Figures as people read them, and tables of them in Markdown.

const NONE = '–';

/** A number with as many digits as mean something; a dash where there is none. */
export function figure(value, unit = '') {
  if (!Number.isFinite(value)) return NONE;
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const text = value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return unit ? `${text} ${unit}` : text;
}

/** A median with its spread, such as 4.23 s ±5 %. Of one round there is none. */
export function withSpread(median, spread, unit = '') {
  return `${figure(median, unit)}${spread > 0 ? ` ±${figure((spread / 2) * 100)} %` : ''}`;
}

/** How much less (or more) `after` is than `before`, such as −75 %. */
export function change(before, after) {
  if (!(before > 0) || before === Number.POSITIVE_INFINITY) return NONE;
  const exact = (after / before - 1) * 100;
  // Where something is left it is not all.
  const percent = after > 0 ? Math.max(exact, -99.99) : exact;
  const digits = percent < -99 && after > 0 ? 2 : percent < -90 ? 1 : 0;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(digits)} %`;
}

export const ratio = (a, b) => figure(a / b);

/** A number of things: 1 round, 2 rounds, 3 publishes. */
export function counted(number, thing) {
  const ending = /(s|sh|ch|x)$/.test(thing) ? 'es' : 's';
  return `${figure(number)} ${thing}${number === 1 ? '' : ending}`;
}

export function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
