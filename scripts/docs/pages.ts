import { readFileSync, writeFileSync } from 'node:fs';
import { actionsPage } from './actions-page.ts';
import { alertRules, withAlertsTable } from './alerts-table.ts';
import type { Figures } from './bench-figures.ts';
import { benchPlot } from './bench-plot.ts';
import { withBench } from './bench-table.ts';
import { commandsPage, withCommands } from './commands-page.ts';
import { dashboard } from './dashboard.ts';
import { diagnosisPage } from './diagnosis-page.ts';
import { permissionsPage } from './permissions-page.ts';
import { withMetricsTable } from './metrics-table.ts';
import { withTerms } from './terms-table.ts';
import { translatedTags } from '../../bot/locales/translations.ts';
import { localizationOf, withWords, type Manifest } from './manifest.ts';
import { makeContoso } from '../../sandbox/contoso/index.ts';

/** Writes everything that is made from the tables. `write` formats. */
export async function writePages(write: (path: string, text: string) => Promise<void>): Promise<void> {
  await write('docs/commands.md', commandsPage());
  await write('README.md', withCommands(readFileSync('README.md', 'utf8')));
  await write('docs/permissions.md', permissionsPage());
  await write('docs/adding.md', withTerms(readFileSync('docs/adding.md', 'utf8')));
  await write('docs/actions.md', actionsPage());
  await write('docs/diagnosis.md', diagnosisPage());
  const operations = readFileSync('docs/operations.md', 'utf8');
  await write('docs/operations.md', withAlertsTable(withMetricsTable(operations)));
  const figures = JSON.parse(readFileSync('docs/bench.json', 'utf8')) as Figures;
  await write('docs/performance.md', withBench(readFileSync('docs/performance.md', 'utf8'), figures));
  writeFileSync('docs/images/bench.svg', benchPlot(figures));
  await write('infra/prometheus-alerts.yml', alertRules());
  await write('infra/grafana-dashboard.json', JSON.stringify(dashboard()));
  const manifest = JSON.parse(readFileSync('manifest/manifest.json', 'utf8')) as Manifest;
  await write('manifest/manifest.json', JSON.stringify(withWords(manifest)));
  for (const tag of translatedTags())
    await write(`manifest/${tag}.json`, JSON.stringify(localizationOf(manifest, tag)));
  writeFileSync('sandbox/contoso.json', `${JSON.stringify(makeContoso(), null, 1)}\n`);
}
