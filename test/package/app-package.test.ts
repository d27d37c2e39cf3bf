import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { translatedTags } from '../../bot/locales/translations.ts';
import { writeAppPackage } from '../../bot/package/app-package.ts';
import type { AppIds } from '../../bot/package/app-manifest.ts';
import { skipWithout } from '../support/shared.ts';
import { manifestFaults } from './support/manifest-schema.ts';
import { pictureOf } from './support/picture.ts';
import { unzip } from './support/unzip.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const APP = 'aaaaaaaa-0000-4000-8000-000000000001';
const SSO = 'aaaaaaaa-0000-4000-8000-000000000002';
const ids: AppIds = {
  appId: APP,
  signIn: { appId: SSO, idUri: `api://botid-${APP}` },
  publicUrl: 'https://desk.example.com',
};

describe('the app package', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'package-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const made = async (over: Partial<AppIds> = {}) =>
    unzip(await writeAppPackage(root, { ...ids, ...over }, join(folder, 'new')));
  const manifestOf = (files: Map<string, Buffer>) =>
    JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '') as Record<string, unknown>;

  it('contains only the manifest, both icons and a file for each other language, at its root', async () => {
    const languages = translatedTags().map((tag) => `${tag}.json`);
    assert.deepEqual([...(await made()).keys()], ['manifest.json', 'color.png', 'outline.png', ...languages]);
  });

  it('is the same each time it is made', async () => {
    const path = await writeAppPackage(root, ids, folder);
    const first = await readFile(path);
    await writeAppPackage(root, ids, folder);
    assert.ok(first.equals(await readFile(path)));
  });

  it('names the ids, and leaves no placeholder', async () => {
    const files = await made();
    const manifest = manifestOf(files);
    assert.doesNotMatch(JSON.stringify(manifest), /\{\{|\w\}\}/);
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    assert.equal(manifest.version, version);
    assert.equal(manifest.id, APP);
    assert.deepEqual(manifest.webApplicationInfo, { id: SSO, resource: `api://botid-${APP}` });
    assert.deepEqual(manifest.validDomains, ['desk.example.com']);
    const [bot] = manifest.bots as { botId: string; scopes: string[] }[];
    assert.equal(bot?.botId, APP);
    assert.deepEqual(bot.scopes, ['personal', 'team']);
  });

  it('is for private channels too, and asks for no permission over a team', async () => {
    const manifest = manifestOf(await made());
    assert.equal(manifest.supportsChannelFeatures, 'tier1');
    assert.equal(manifest.authorization, undefined);
    assert.deepEqual(manifest.permissions, ['identity', 'messageTeamMembers']);
  });

  it('describes remote actions in words that fit Teams’ limits', async () => {
    const { short, full } = manifestOf(await made()).description as { short: string; full: string };
    assert.ok(short.length <= 80 && full.length <= 4000, `${short.length}, ${full.length}`);
    for (const words of [short, full]) assert.match(words, /act on a device remotely/);
    assert.match(full, /wipe/);
  });

  it('leaves out sign-in and domains if there are none', async () => {
    const manifest = manifestOf(await made({ signIn: undefined, publicUrl: undefined }));
    assert.ok(!('webApplicationInfo' in manifest) && !('validDomains' in manifest));
    const { websiteUrl } = manifest.developer as { websiteUrl: string };
    assert.equal(websiteUrl, `https://teams.microsoft.com/l/app/${APP}`);
  });

  it('names the files of its languages, and each has the texts that the manifest has', async () => {
    const files = await made();
    const manifest = manifestOf(files) as Record<string, unknown> & {
      localizationInfo: {
        defaultLanguageTag: string;
        additionalLanguages: { languageTag: string; file: string }[];
      };
    };
    const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
    assert.equal(defaultLanguageTag, 'en');
    assert.deepEqual(
      additionalLanguages.map(({ languageTag }) => languageTag),
      translatedTags(),
    );
    for (const { file } of additionalLanguages) {
      const texts = JSON.parse(files.get(file)?.toString('utf8') ?? '') as Record<string, string>;
      for (const [path, text] of Object.entries(texts).filter(([name]) => name !== '$schema')) {
        assert.ok(text.length > 0, path);
        const there = path
          .split(/[.[\]]+/u)
          .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], manifest);
        assert.equal(typeof there, 'string', `${file}: the manifest has no ${path}`);
      }
    }
  });

  it('has language files that are valid against Microsoft’s schema', async function () {
    const faults = manifestFaults(skipWithout(this, 'schemas/teams-localization-1.29.json'));
    const files = await made();
    for (const tag of translatedTags())
      assert.deepEqual(faults(JSON.parse(files.get(`${tag}.json`)?.toString('utf8') ?? '')), [], tag);
    assert.ok(faults({ 'name.short': 'x'.repeat(31) }).length > 0);
  });

  it('is valid against Microsoft’s schema', async function () {
    const faults = manifestFaults(skipWithout(this, 'schemas/teams-manifest-1.29.json'));
    assert.deepEqual(faults(manifestOf(await made())), []);
    assert.deepEqual(faults(manifestOf(await made({ signIn: undefined, publicUrl: undefined }))), []);
    const wrong = { ...manifestOf(await made()), id: 'no id', supportsChannelFeatures: 'tier9' };
    assert.equal(faults(wrong).length, 2, 'the schema finds nothing wrong with what is wrong');
  });

  it('has a colour icon that fills its square', async () => {
    const icon = pictureOf((await made()).get('color.png') ?? Buffer.alloc(0));
    assert.deepEqual([icon.width, icon.height], [192, 192]);
    assert.ok(icon.pixels.every((pixel) => pixel[3] === 255));
    assert.ok(new Set(icon.pixels.map(String)).size > 2, 'nothing is drawn on it');
  });

  it('has an outline icon of white on nothing', async () => {
    const icon = pictureOf((await made()).get('outline.png') ?? Buffer.alloc(0));
    assert.deepEqual([icon.width, icon.height], [32, 32]);
    const drawn = icon.pixels.filter((pixel) => pixel[3] !== 0);
    assert.ok(drawn.length > 100 && drawn.length < 600, `${drawn.length} pixels are drawn`);
    for (const pixel of drawn) assert.deepEqual(pixel.slice(0, 3), [255, 255, 255]);
    const edge = icon.pixels.filter((_, n) => n < 32 || n >= 992 || n % 32 === 0 || n % 32 === 31);
    assert.ok(
      edge.every((pixel) => pixel[3] === 0),
      'it touches its edge',
    );
  });
});
