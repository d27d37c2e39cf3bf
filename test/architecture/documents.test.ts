import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { diagnosisPage } from '../../scripts/docs/diagnosis-page.ts';
import { actionsPage } from '../../scripts/docs/actions-page.ts';
import { translatedTags } from '../../bot/locales/translations.ts';
import { commandsPage, withCommands } from '../../scripts/docs/commands-page.ts';
import { localizationOf, withWords, type Manifest } from '../../scripts/docs/manifest.ts';
import { adminCommands } from '../../bot/commands/admin/table.ts';
import { commands } from '../../bot/commands/table.ts';
import { wordsFor } from '../../bot/locales/index.ts';
import { METRICS } from '../../bot/telemetry/metrics/table.ts';
import { alertRules, withAlertsTable } from '../../scripts/docs/alerts-table.ts';
import { dashboard } from '../../scripts/docs/dashboard.ts';
import { withMetricsTable } from '../../scripts/docs/metrics-table.ts';
import { tables } from '../../scripts/docs/tables.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');

describe('documents made from the code', () => {
  it('the tables have each row that has a file, in the order of their places', async () => {
    for (const { path, text: made } of await tables()) {
      const settings = await resolveConfig(new URL(path, root));
      assert.equal(text(path), await format(made, { ...settings, filepath: path }));
    }
  });

  it('docs/commands.md is what the table of commands says', async () => {
    const settings = await resolveConfig(new URL('docs/commands.md', root));
    assert.equal(
      text('docs/commands.md'),
      await format(commandsPage(), { ...settings, filepath: 'commands.md' }),
    );
  });

  it('docs/actions.md is what the catalogue of actions says', async () => {
    const settings = await resolveConfig(new URL('docs/actions.md', root));
    assert.equal(
      text('docs/actions.md'),
      await format(actionsPage(), { ...settings, filepath: 'actions.md' }),
    );
  });

  it('docs/diagnosis.md is what the table of rules says', async () => {
    const settings = await resolveConfig(new URL('docs/diagnosis.md', root));
    const page = await format(diagnosisPage(), { ...settings, filepath: 'diagnosis.md' });
    assert.equal(text('docs/diagnosis.md'), page);
  });

  it('the manifest’s words and command lists follow the tables too, in each language, and keep to Teams’ limits', () => {
    const manifest = JSON.parse(text('manifest/manifest.json')) as Manifest;
    assert.deepEqual(manifest, JSON.parse(JSON.stringify(withWords(manifest))));
    for (const tag of translatedTags())
      assert.deepEqual(JSON.parse(text(`manifest/${tag}.json`)), localizationOf(manifest, tag));
    for (const { commandLists = [] } of manifest.bots)
      for (const { commands } of commandLists) {
        assert.ok(commands.length <= 12);
        for (const { title, description } of commands)
          assert.ok(title.length <= 32 && description.length <= 128, title);
      }
  });

  it('docs/operations.md has the tables of metrics and alerts, and names only metrics that exist', async () => {
    const path = new URL('docs/operations.md', root);
    const page = text('docs/operations.md');
    const settings = await resolveConfig(path);
    const written = withAlertsTable(withMetricsTable(page));
    assert.equal(page, await format(written, { ...settings, filepath: 'operations.md' }));
    const asked = page.matchAll(/\b(helpdesk_[a-z_]+?)(_bucket)?(?:\{([^}]*)\})?(?=[^a-z_])/g);
    for (const [whole, name = '', bucket, labels = ''] of asked) {
      const row = (METRICS as Record<string, { type: string; labels: readonly string[] } | undefined>)[name];
      assert.ok(row && (bucket === undefined || row.type === 'histogram'), whole);
      for (const [, label = ''] of labels.matchAll(/(\w+)=/g)) assert.ok(row.labels.includes(label), whole);
    }
  });

  for (const [path, made] of [
    ['infra/prometheus-alerts.yml', alertRules()],
    ['infra/grafana-dashboard.json', JSON.stringify(dashboard())],
  ] as const)
    it(`${path} is what its table says`, async () => {
      const settings = await resolveConfig(new URL(path, root));
      assert.equal(text(path), await format(made, { ...settings, filepath: path }));
    });

  it('docs/operator.md says what each state of an action means, and what each wait is for', () => {
    const page = text('docs/operator.md');
    const { receipt, diagnosis } = wordsFor('en');
    const { waitsForSecond, held, waitsForApproval, waiting, running } = receipt.steps;
    for (const words of [
      ...Object.values(receipt.states),
      waitsForSecond,
      held,
      waitsForApproval,
      waiting,
      running,
    ])
      assert.ok(page.includes(`**${words}**`), words);
    for (const words of [diagnosis.nothingWrong, diagnosis.noCause]) assert.ok(page.includes(words), words);
  });

  it('the README has every command of the tables', async () => {
    const path = new URL('README.md', root);
    const settings = await resolveConfig(path);
    assert.equal(
      text('README.md'),
      await format(withCommands(text('README.md')), { ...settings, filepath: 'README.md' }),
    );
    for (const { phrases } of [...commands, ...adminCommands])
      assert.ok(text('README.md').includes(`\`${phrases[0]}`), phrases[0]);
  });
});
