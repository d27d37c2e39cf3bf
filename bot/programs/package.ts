import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadEnvironment, readPackageSettings } from '../config/index.ts';
import { writeAppPackage } from '../package/app-package.ts';

/** `npm run package -- [--out FOLDER]`: writes the Teams app package for the ids in the environment. Its path is the last line. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const settings = readPackageSettings(loadEnvironment());
  const { signIn, publicUrl } = settings;
  const notes = [
    ...(signIn ? [] : ['without SsoAppId and SsoAppIdUri: the app has no sign-in']),
    ...(publicUrl === undefined
      ? ["without PublicUrl: the app names no domain and no page of the bot's"]
      : []),
  ];
  const root = projectRoot();
  const path = await writeAppPackage(root, settings, resolve(values.out ?? join(root, 'dist')));
  process.stdout.write([...notes, path].map((line) => `${line}\n`).join(''));
}

/** The template and the icons aren't compiled: they lie beside package.json, for the source and for dist/ alike. */
function projectRoot(): string {
  const folders = [join(import.meta.dirname, '..'), join(import.meta.dirname, '../..')];
  return folders.find((folder) => existsSync(join(folder, 'package.json'))) ?? dirname(import.meta.dirname);
}

try {
  await main();
} catch (error) {
  const lines =
    error instanceof ConfigError ? error.faults : [error instanceof Error ? error.message : String(error)];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}
