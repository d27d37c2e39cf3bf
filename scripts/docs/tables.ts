import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A list that is put together from files with one row each, in the order that the rows themselves say. */
interface Table {
  path: string;
  text: string;
}

/** A row, and the file that exports it, from the table's folder. */
interface Row {
  file: string;
  name: string;
  place: number;
  id: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The tables whose rows have a file each. The bot imports them: while it runs, nothing looks for files. */
export async function tables(): Promise<Table[]> {
  const rules = await rowsIn('bot/helpdesk/diagnosis', 'rules', 'judge');
  const actions = await rowsIn('bot/helpdesk/actions', '', 'works');
  return [
    listOf('bot/helpdesk/diagnosis/every-rule.ts', 'everyRule', rules),
    listOf('bot/helpdesk/actions/every-action.ts', 'everyAction', actions),
    wordsOf('bot/locales/en/actions', actions),
  ];
}

/** The exports with this property in the files of a folder's folders, by their places. */
async function rowsIn(folder: string, below: string, property: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const file of filesIn(join(folder, below))) {
    const exported = (await import(pathToFileURL(join(root, folder, below, file)).href)) as object;
    for (const [name, value] of Object.entries(exported) as [string, unknown][]) {
      if (typeof value !== 'object' || value === null || !(property in value)) continue;
      const { id, place } = value as { id: string; place?: number };
      if (place === undefined) throw new Error(`${folder}: ${name} needs a place`);
      const same = rows.find((row) => row.place === place);
      if (same) throw new Error(`${folder}: ${name} and ${same.name} have the same place`);
      rows.push({ file: [below, file].filter(Boolean).join('/'), name, place, id });
    }
  }
  return rows.toSorted((a, b) => a.place - b.place);
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.includes('/') && file.endsWith('.ts'))
    .toSorted();

const HEAD = '// `npm run docs` writes this file. Each row is in its own file, and says its place itself.';
const importing = (rows: readonly Row[]) =>
  rows
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ file, name }) => `import { ${name} } from './${file}';`);

function listOf(path: string, name: string, rows: readonly Row[]): Table {
  const lines = rows.map((row) => `  ${row.name}, // ${row.place.toString()}`);
  return {
    path,
    text: [HEAD, ...importing(rows), '', `export const ${name} = [`, ...lines, '] as const;', ''].join('\n'),
  };
}

/** The words have the action's name, and stand in the file of the same name. The type check names those that aren't there. */
function wordsOf(folder: string, actions: readonly Row[]): Table {
  const rows = actions.filter(({ file }) => existsSync(join(root, folder, file)));
  const text = [
    HEAD,
    "import type { WordsOfActions } from '../../action-words.ts';",
    "import type { Translator } from '../../translator.ts';",
    ...importing(rows),
    '',
    'export const wordsOfEveryAction = (translator: Translator): WordsOfActions => ({',
    ...rows.map(({ id, name }) => `  ${id}: ${name}(translator),`),
    '});',
    '',
  ];
  return { path: `${folder}/every-action.ts`, text: text.join('\n') };
}
