import { execFileSync } from 'node:child_process';
import { cpSync, createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What a release is made of, besides its packages: the same as in the image. */
export const RELEASED = [
  'package.json',
  'package-lock.json',
  'dist',
  'cards',
  'bot/locales/translations',
  'manifest',
];

/** Builds the bot and packs it with the packages of a release, in a folder of its own. Resolves to the zip. */
export async function buildRelease(root: string): Promise<string> {
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  npm(root, 'run', 'build');
  const folder = mkdtempSync(join(tmpdir(), 'help-desk-release-'));
  for (const one of RELEASED) cpSync(join(root, one), join(folder, one), { recursive: true });
  npm(folder, 'ci', '--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund');
  const zip = new ZipFile();
  for (const file of filesIn(folder)) zip.addFile(file, relative(folder, file));
  zip.end();
  const path = `${folder}.zip`;
  await pipeline(zip.outputStream, createWriteStream(path));
  rmSync(folder, { recursive: true });
  return path;
}

/** Links are left out: they are npm's, to programs that a release doesn't start. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}
