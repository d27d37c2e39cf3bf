// npm run docs: generates first the tables of what has a file each (every-action.ts, every-rule.ts), then from all tables in the code:
// docs/commands.md and the README's lists of commands, docs/actions.md, docs/permissions.md, docs/diagnosis.md, the figures in docs/performance.md (from docs/bench.json, which `npm run bench -- --json docs/bench.json` writes), the metrics and alerts in docs/operations.md, the rules and the dashboard in
// infra/, the words of the app manifest in each language and the sandbox's tenant, sandbox/contoso.json.
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { tables } from './tables.ts';

const write = async (path: string, text: string) => {
  const settings = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...settings, filepath: path }));
};

for (const { path, text } of await tables()) await write(path, text);
try {
  // what is made from the tables has to see those that were just written
  const { writePages } = await import('./pages.ts');
  await writePages(write);
} catch (error) {
  // last, below the stack: that is what people read
  process.stderr.write(
    `${inspect(error)}\n\nSomething is missing, so the pages are as they were. \`npm run typecheck\` names it.\n`,
  );
  process.exitCode = 1;
}
