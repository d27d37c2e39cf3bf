// npm run docs: writes what is made from the code's tables: docs/commands.md, docs/actions.md, docs/permissions.md and the command lists of the app's manifest.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { actionsPage } from '../bot/commands/describe-actions.ts';
import { commandLists, commandsPage } from '../bot/commands/describe.ts';
import { permissionsPage } from '../bot/graph/permissions-page.ts';

const write = async (path: string, text: string) => {
  const settings = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...settings, filepath: path }));
};

await write('docs/commands.md', commandsPage());
await write('docs/permissions.md', permissionsPage());
await write('docs/actions.md', actionsPage());
const manifest = JSON.parse(readFileSync('manifest/manifest.json', 'utf8')) as {
  bots: { commandLists: unknown }[];
};
for (const bot of manifest.bots) bot.commandLists = commandLists();
await write('manifest/manifest.json', JSON.stringify(manifest));
