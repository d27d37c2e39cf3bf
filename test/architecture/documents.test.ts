import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { diagnosisPage } from '../../scripts/docs/diagnosis-page.ts';
import { actionsPage } from '../../scripts/docs/actions-page.ts';
import { commandLists, commandsPage } from '../../scripts/docs/commands-page.ts';
import { adminCommands } from '../../bot/commands/admin/table.ts';
import { commands } from '../../bot/commands/table.ts';
import { METRICS } from '../../bot/telemetry/metrics/table.ts';
import { withMetricsTable } from '../../scripts/docs/metrics-table.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');

describe('documents made from the code', () => {
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

  it('the manifest’s command lists follow the table too, and keep to Teams’ limits', () => {
    const manifest = JSON.parse(text('manifest/manifest.json')) as { bots: { commandLists: unknown }[] };
    assert.deepEqual(
      manifest.bots.map((bot) => bot.commandLists),
      [commandLists()],
    );
    for (const { commands } of commandLists()) {
      assert.ok(commands.length <= 12);
      for (const { title, description } of commands)
        assert.ok(title.length <= 32 && description.length <= 128, title);
    }
  });

  it('docs/operations.md has the table of metrics, and its alerts use only metrics that exist', async () => {
    const path = new URL('docs/operations.md', root);
    const page = text('docs/operations.md');
    const settings = await resolveConfig(path);
    assert.equal(page, await format(withMetricsTable(page), { ...settings, filepath: 'operations.md' }));
    const asked = page.matchAll(/\b(helpdesk_[a-z_]+?)(_bucket)?(?:\{([^}]*)\})?(?=[^a-z_])/g);
    for (const [whole, name = '', bucket, labels = ''] of asked) {
      const row = (METRICS as Record<string, { type: string; labels: readonly string[] } | undefined>)[name];
      assert.ok(row && (bucket === undefined || row.type === 'histogram'), whole);
      for (const [, label = ''] of labels.matchAll(/(\w+)=/g)) assert.ok(row.labels.includes(label), whole);
    }
  });

  it('the README names every phrase of every command', () => {
    const readme = text('README.md');
    for (const { phrases } of [...commands, ...adminCommands])
      assert.ok(readme.includes(`\`${phrases[0]}`), `add “${phrases[0]}” to the README`);
  });
});
