import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../paths/project-root.ts';
import type { Translations } from './translator.ts';

const folder = () => join(projectRoot(), 'bot', 'locales', 'translations');

/** BCP 47 tags of the languages that have a file, such as `de` for `de.json`. */
export function translatedTags(): string[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .toSorted();
}

/** What is empty isn't translated yet, and stays English. */
export function readTranslations(tag: string): Translations {
  const texts = JSON.parse(readFileSync(join(folder(), `${tag}.json`), 'utf8')) as Translations;
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
