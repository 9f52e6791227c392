import axe, { type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds against a page, or a part of it, by WCAG 2.2 AA and its own good practice: the rule and where. Throws when
 * too few rules applied to have looked at anything.
 */
export async function findFaults(where: Page | Frame, part = 'html'): Promise<string[]> {
  await where.evaluate(axe.source);
  const { violations, passes } = await where.evaluate<Pick<AxeResults, 'violations' | 'passes'>>(
    `axe.run(${JSON.stringify(part)}, { runOnly: ${JSON.stringify(tags)} }).then(({ violations, passes }) => ({ violations, passes }))`,
  );
  if (passes.length <= 10) throw new Error(`axe applied ${passes.length} rules only`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
