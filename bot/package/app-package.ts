import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appManifest, type AppIds } from './app-manifest.ts';
import type { Json } from './fill-template.ts';
import { zipOf } from './zip.ts';

const ICONS = ['color.png', 'outline.png'];

/** Writes the app package into `folder` and resolves to its path. `root` is the folder with `manifest/` and `package.json`. */
export async function writeAppPackage(root: string, ids: AppIds, folder: string): Promise<string> {
  const template = await readJson(join(root, 'manifest/manifest.json'));
  const { version } = (await readJson(join(root, 'package.json'))) as { version: string };
  const manifest = appManifest(template, ids, version);
  const files = new Map([['manifest.json', Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`)]]);
  for (const name of [...ICONS, ...languageFiles(template)])
    files.set(name, await readFile(join(root, 'manifest', name)));
  const path = join(folder, `intune-help-desk-bot-${version}.zip`);
  const zip = await zipOf(files);
  await mkdir(folder, { recursive: true });
  await writeFile(path, zip);
  return path;
}

/** The files of the other languages that a manifest names. */
function languageFiles(template: Json): string[] {
  const { localizationInfo } = template as { localizationInfo?: { additionalLanguages: { file: string }[] } };
  return (localizationInfo?.additionalLanguages ?? []).map(({ file }) => file);
}

async function readJson(path: string): Promise<Json> {
  return JSON.parse(await readFile(path, 'utf8')) as Json;
}
