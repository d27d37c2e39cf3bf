import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Finding {
  id: string;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with what axe-core finds on a page. `runOnly`: only these rules. `exclude`: not in there. */
export async function accessible(
  page: Page,
  where: string,
  { exclude, ...limits }: { runOnly?: readonly string[]; exclude?: string } = {},
): Promise<void> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(source);
  const context = exclude === undefined ? {} : { exclude: [[exclude]] };
  const options = { resultTypes: ['violations'], ...limits };
  const found = await page.evaluate<Finding[]>(
    `axe.run(${JSON.stringify({ include: [['html']], ...context })}, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  const told = found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .slice(0, 5)
        .map(
          ({ target, failureSummary = '' }) =>
            `    ${target.join(' ')} ${failureSummary.replaceAll('\n', ' ')}`,
        )
        .join('\n')}`,
  );
  assert.deepEqual(told, [], where);
}
