import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from './store-error.ts';

/** The names of damaged or incomplete files that a start has set aside. */
const ASIDE = /^(state\.json|audit\.jsonl)\./;

/** The files that were set aside and contain `text`, ignoring case. */
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
