import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { actionsPage } from '../../bot/commands/describe-actions.ts';
import { commandLists, commandsPage } from '../../bot/commands/describe.ts';

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

  it('the manifest’s command lists are, too, and keep to Teams’ limits', () => {
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

  it('the README names every way to say something', () => {
    const readme = text('README.md');
    for (const phrase of [
      'select user',
      'device',
      'whoami',
      'cancel',
      'sign out',
      'help',
      'roles',
      'assign role',
      'remove role',
      'audit',
    ])
      assert.ok(readme.includes(`\`${phrase}`), phrase);
  });
});
