// Brings the files of all languages up to date with the source: texts in the source's order, new ones empty, unused ones dropped.
// `npm run languages` does all of them, `npm run languages -- TAG` one, which is begun if there is none.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { translatedTags } from '../../bot/locales/translations.ts';
import type { Translations } from '../../bot/locales/translator.ts';
import { faultsOf } from './faults.ts';
import { termFaults } from './terms.ts';
import { keysOf, textsOfTheBot } from './texts.ts';

const folder = fileURLToPath(new URL('../../bot/locales/translations', import.meta.url));
const [asked] = process.argv.slice(2);
const texts = textsOfTheBot();
for (const tag of asked === undefined ? translatedTags() : [asked]) {
  const file = join(folder, `${tag}.json`);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Translations) : {};
  const entries = texts.flatMap((text) => keysOf(text, tag)).map(([key]) => [key, known[key] ?? ''] as const);
  const next = Object.fromEntries(entries);
  writeFileSync(file, `${JSON.stringify(next, undefined, 2)}\n`);
  const faults = [...faultsOf(tag, next, texts), ...termFaults(tag, next, texts)];
  process.stdout.write(
    `${tag}: ${Object.keys(next).length.toString()} texts, ${faults.length.toString()} to do\n`,
  );
  process.stdout.write(faults.map((fault) => `  ${fault}\n`).join(''));
}
