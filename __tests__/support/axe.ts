// What axe-core finds wrong on a page: everything it knows, targets of 24 pixels too.
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = require.resolve('axe-core/axe.min.js');

/**
 * @param page of a tab with `bypassCSP`: axe is a script that the site does not know
 * @param only the rules to try; all without it
 * @returns a line a fault: the rule, and where
 */
export async function faultsOf(page: Page, ...only: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  const options = {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
    ...(only.length > 0 ? { runOnly: only } : {}),
  };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
