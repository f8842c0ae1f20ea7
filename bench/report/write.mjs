// Writes the results to bench/results, and the main ones into the README.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../site.mjs';
import { runsSection } from './machine.mjs';
import { keepMeasured, RESULTS, readMeasured, runsOf } from './measured.mjs';
import { plotsOf } from './plots-of.mjs';
import { readmeTable } from './readme-table.mjs';
import { beforeAfterSection } from './tables/before-after.mjs';
import { burstSection, soakSection } from './tables/endurance.mjs';
import { filesSection, manyAtOnceSection } from './tables/files.mjs';
import { growthSection } from './tables/growth.mjs';
import { limitsSection } from './tables/limits.mjs';
import { profileSection } from './tables/profile.mjs';
import { publishSection } from './tables/publish.mjs';
import { rebuildSection } from './tables/rebuild.mjs';
import { targetsSection } from './tables/targets.mjs';

const README = join(PROJECT, 'README.md');
const [BEGIN, END] = ['<!-- bench: written by npm run bench -->', '<!-- /bench -->'];

/**
 * Shows what was measured.
 * @param isKept whether it is also written, in the place of what was measured before of the same parts
 */
export function writeReport(measured, { isKept }) {
  const all = isKept ? { ...readMeasured(), ...measured } : measured;
  const found = Object.fromEntries(Object.entries(all).map(([part, each]) => [part, each.found]));
  const plots = plotsOf(found);
  const text = reportOf(found, runsOf(all), Object.keys(plots));
  console.log(text);
  if (!isKept) return;
  mkdirSync(RESULTS, { recursive: true });
  keepMeasured(all);
  writeFileSync(join(RESULTS, 'README.md'), text);
  for (const [name, svg] of Object.entries(plots)) writeFileSync(join(RESULTS, name), svg);
  const readme = readFileSync(README, 'utf8');
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from === -1 || to === -1) throw new Error(`README.md has no place for the results (${BEGIN}).`);
  writeFileSync(
    README,
    `${readme.slice(0, from + BEGIN.length)}\n${readmeTable(found)}\n${readme.slice(to)}`,
  );
}

function reportOf(found, runs, plots) {
  const plot = (name, shows) => (plots.includes(name) ? `![${shows}, as bars](${name})` : '');
  const { limits, publish, rebuild, files, growth, memory, burst, soak, profile } = found;
  const { 'before-after': beforeAfter, 'many-at-once': manyAtOnce, 'page-memory': pageMemory } = found;
  const sections = [
    runsSection(runs),
    targetsSection(found),
    beforeAfter && beforeAfterSection(beforeAfter),
    plot('before-after.svg', 'Requests a second that one server answers'),
    limits && limitsSection(limits),
    plot('limits.svg', 'Requests a second of one page'),
    publish && publishSection(publish),
    plot('publish.svg', 'From the webhook to a reader'),
    rebuild && rebuildSection(rebuild, publish),
    files && filesSection(files),
    manyAtOnce && manyAtOnceSection(manyAtOnce),
    growth && growthSection(growth, { publish, memory, pageMemory }),
    plot('growth.svg', 'Times of builds'),
    burst && burstSection(burst),
    soak && soakSection(soak),
    profile && profileSection(profile),
  ];
  return `# Results\n\n${sections.filter(Boolean).join('\n\n')}\n`;
}
