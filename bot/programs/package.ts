import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEnvironment, readPackageSettings } from '../config/index.ts';
import { writeAppPackage } from '../package/app-package.ts';
import { main } from './main.ts';

/** `npm run package -- [--out FOLDER]`: writes the Teams app package for the ids in the environment. Its path is the last line. */
async function packageApp(): Promise<number> {
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
  return 0;
}

/** The template and the icons aren't compiled. They are beside package.json, both for the source and for dist/. */
function projectRoot(): string {
  const folders = ['../..', '../../..'].map((up) => join(import.meta.dirname, up));
  return folders.find((folder) => existsSync(join(folder, 'package.json'))) ?? dirname(import.meta.dirname);
}

await main(packageApp);
