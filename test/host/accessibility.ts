import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { repository } from '../../tools/editor/paths.ts';

const AXE = readFileSync(path.join(repository, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

export interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

/**
 * What axe calls serious or critical in the page as it stands.
 *
 * @param part a selector, of what alone is looked at
 */
export async function seriousViolations(page: Page, part?: string): Promise<Violation[]> {
  await page.evaluate(`if (!('axe' in window)) { ${AXE} }`);
  const all = await page.evaluate<Violation[]>(
    `axe.run(${part === undefined ? 'document' : JSON.stringify(part)}).then(({ violations }) => violations.map(({ id, impact, nodes }) =>
      ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => html.slice(0, 160) + failureSummary) })))`,
  );
  return all.filter(({ impact }) => ['serious', 'critical'].includes(impact));
}
