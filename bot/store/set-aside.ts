import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from './store-error.ts';

/** Damaged or cut-off files that a start set aside, by the names that it gives them. */
const ASIDE = /^(state\.json|audit\.jsonl)\./;

/** Those of them in which `text` stands, whatever its case. */
export async function setAsideFiles(folder: string, text: string): Promise<string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => ASIDE.test(name)).sort();
    const holds = await Promise.all(
      names.map(async (name) =>
        (await readFile(join(folder, name), 'utf8')).toLowerCase().includes(text.toLowerCase()),
      ),
    );
    return names.filter((_, place) => holds[place]);
  } catch (error) {
    throw fileError('unreadable', folder, error);
  }
}
