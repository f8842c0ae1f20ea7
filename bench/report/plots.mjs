// Bars as SVG. The colours follow the reader's light or dark theme.

const [WIDTH, LABEL, BAR, GAP, HEAD] = [760, 250, 20, 10, 44];
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; font-size: 15px; }
  .bar { fill: #8c959f; } .ours { fill: #0969da; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .bar { fill: #6e7681; } .ours { fill: #4493f8; }
  }`;

const inXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('`', '');

/**
 * A plot of bars, on a scale from 0.
 * @param bars each with a `label`, a `value`, what is written beside it (`text`), and whether it `isOurs`
 */
export function barPlot(title, bars) {
  const most = Math.max(...bars.map(({ value }) => value));
  const room = WIDTH - LABEL - 130;
  const height = HEAD + bars.length * (BAR + GAP) + GAP;
  const drawn = bars.map(({ label, value, text, isOurs }, index) => {
    const y = HEAD + index * (BAR + GAP);
    const width = Math.max(1, Math.round((value / most) * room));
    return `  <text x="${LABEL - 10}" y="${y + 15}" text-anchor="end">${inXml(label)}</text>
  <rect class="${isOurs ? 'ours' : 'bar'}" x="${LABEL}" y="${y}" width="${width}" height="${BAR}" rx="3"/>
  <text x="${LABEL + width + 8}" y="${y + 15}">${inXml(text)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${inXml(title)}">
  <title>${inXml(title)}</title>
  <style>${STYLE}
  </style>
  <text class="title" x="16" y="26">${inXml(title)}</text>
${drawn.join('\n')}
</svg>
`;
}
