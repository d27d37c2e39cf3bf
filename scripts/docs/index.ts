// npm run docs: generates from the tables in the code: docs/commands.md, docs/actions.md, docs/permissions.md, docs/diagnosis.md, the metrics in
// docs/operations.md, the command lists of the app manifest and the sandbox's tenant, sandbox/contoso.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { actionsPage } from './actions-page.ts';
import { commandLists, commandsPage } from './commands-page.ts';
import { diagnosisPage } from './diagnosis-page.ts';
import { permissionsPage } from './permissions-page.ts';
import { withMetricsTable } from './metrics-table.ts';
import { makeContoso } from '../../sandbox/contoso/index.ts';

const write = async (path: string, text: string) => {
  const settings = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...settings, filepath: path }));
};

await write('docs/commands.md', commandsPage());
await write('docs/permissions.md', permissionsPage());
await write('docs/actions.md', actionsPage());
await write('docs/diagnosis.md', diagnosisPage());
await write('docs/operations.md', withMetricsTable(readFileSync('docs/operations.md', 'utf8')));
const manifest = JSON.parse(readFileSync('manifest/manifest.json', 'utf8')) as {
  bots: { commandLists: unknown }[];
};
for (const bot of manifest.bots) bot.commandLists = commandLists();
await write('manifest/manifest.json', JSON.stringify(manifest));
writeFileSync('sandbox/contoso.json', `${JSON.stringify(makeContoso(), null, 1)}\n`);
