import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  loadEnvironment,
  readPackageSettings,
  readSubmitSettings,
  type SubmitSettings,
} from '../config/index.ts';
import { writeAppPackage } from '../package/app-package.ts';
import { submitPackage } from '../package/submit.ts';
import { projectRoot } from '../paths/project-root.ts';
import { main } from './main.ts';

/**
 * `npm run package -- [--out FOLDER] [--submit --client ID]`: writes the Teams app package for the ids in the environment. Its path is the last
 * line. With --submit it also goes to the organization's catalog of Teams apps.
 */
async function packageApp(): Promise<number> {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, submit: { type: 'boolean' }, client: { type: 'string' } },
  });
  const environment = loadEnvironment();
  const settings = readPackageSettings(environment);
  const submission = values.submit ? readSubmitSettings(environment, values.client) : undefined;
  const { signIn, publicUrl } = settings;
  const notes = [
    ...(signIn ? [] : ['without SsoAppId and SsoAppIdUri: the app has no sign-in']),
    ...(publicUrl === undefined
      ? ["without PublicUrl: the app names no domain and no page of the bot's"]
      : []),
  ];
  const root = projectRoot();
  const path = await writeAppPackage(root, settings, resolve(values.out ?? join(root, 'dist')));
  say(...notes);
  if (submission) say(...(await submit(submission, settings.appId, path)));
  say(path);
  return 0;
}

async function submit(settings: SubmitSettings, appId: string, path: string): Promise<string[]> {
  const { tokenByDeviceCode } = await import('../graph/token/device-code.ts');
  const { graphUrl } = settings;
  const scopes = [`${graphUrl}/AppCatalog.Submit`];
  const token = await tokenByDeviceCode({ ...settings, scopes, tell: (sentence) => say(sentence) });
  const { catalogId, isNew } = await submitPackage({ graphUrl, token }, { zip: await readFile(path), appId });
  return [
    isNew
      ? `submitted to the organization's catalog as ${catalogId}`
      : `submitted as a new version of ${catalogId} in the organization's catalog`,
    'a Teams administrator publishes it: Teams admin center, Teams apps, Manage apps',
  ];
}

const say = (...lines: string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''));

await main(packageApp);
