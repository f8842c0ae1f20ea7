// Writes the results to bench/results, and the main ones into the README.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../site.mjs';
import { plotsOf } from './plots-of.mjs';
import { readmeTable } from './readme-table.mjs';
import { beforeAfterSection } from './tables/before-after.mjs';
import { burstSection, soakSection } from './tables/endurance.mjs';
import { filesSection, manyAtOnceSection } from './tables/files.mjs';
import { growthSection } from './tables/growth.mjs';
import { limitsSection } from './tables/limits.mjs';
import { profileSection } from './tables/profile.mjs';
import { publishSection } from './tables/publish.mjs';

const RESULTS = join(PROJECT, 'bench/results');
const README = join(PROJECT, 'README.md');
const [BEGIN, END] = ['<!-- bench: written by npm run bench -->', '<!-- /bench -->'];

/** @param isKept whether they are written, or only shown */
export function writeReport(results, { isKept }) {
  const plots = plotsOf(results);
  const text = reportOf(results, Object.keys(plots));
  console.log(text);
  if (!isKept) return;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'README.md'), text);
  for (const [name, svg] of Object.entries(plots)) writeFileSync(join(RESULTS, name), svg);
  const readme = readFileSync(README, 'utf8');
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from === -1 || to === -1) throw new Error(`README.md has no place for the results (${BEGIN}).`);
  writeFileSync(
    README,
    `${readme.slice(0, from + BEGIN.length)}\n${readmeTable(results)}\n${readme.slice(to)}`,
  );
}

function reportOf({ machine, sizes, ...found }, plots) {
  const { cores, processor, memoryGigabytes, node, next, date, command } = machine;
  const plot = (name, shows) => (plots.includes(name) ? `![${shows}, as bars](${name})` : '');
  const { beforeAfter, limits, publishing, files, manyAtOnce, growth, memory, burst, soak, profile } = found;
  const sections = [
    beforeAfter && beforeAfterSection(beforeAfter, sizes.beforeAfter),
    plot('before-after.svg', 'Requests a second that one server answers'),
    limits && limitsSection(limits),
    plot('limits.svg', 'Requests a second of one page'),
    publishing && publishSection(publishing),
    plot('publish.svg', 'From the webhook to a reader'),
    files && filesSection(files),
    manyAtOnce && manyAtOnceSection(manyAtOnce),
    growth && growthSection(growth, publishing, memory),
    plot('growth.svg', 'Times of builds'),
    burst && burstSection(burst),
    soak && soakSection(soak),
    profile && profileSection(profile),
  ];
  return `# Results

Measured by \`${command}\` on ${date}: ${cores} cores (${processor}), ${memoryGigabytes} GB, Node ${node}, Next ${next}. All of
it ran on this one machine, the load as well, so that ratios mean something and single figures little.

${sections.filter(Boolean).join('\n\n')}
`;
}
