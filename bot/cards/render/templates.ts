import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from '../../paths/project-root.ts';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const PARTS = 'parts';

/**
 * The card templates of a folder and its subfolders by name, with the shared parts put in. Throws if two templates have one name.
 */
export async function readTemplates(folder = join(projectRoot(), 'cards')): Promise<Map<string, Json>> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.json'));
  const isPart = (path: string) => dirname(path) === PARTS;
  const [cards, parts] = await Promise.all([
    readFiles(
      folder,
      paths.filter((path) => !isPart(path)),
    ),
    readFiles(folder, paths.filter(isPart)),
  ]);
  return new Map([...cards].map(([name, card]) => [name, withParts(card, parts)]));
}

async function readFiles(folder: string, paths: readonly string[]): Promise<Map<string, Json>> {
  const names = paths.map((path) => basename(path, '.json'));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`two card templates are called ${twice}.json`);
  const contents = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  return new Map(names.map((name, at) => [name, JSON.parse(contents[at] ?? '') as Json]));
}

/**
 * Puts the shared parts into a template: `{"$part": "heading", …}` becomes the content of parts/heading.json, overridden by the
 * other properties. Parts may contain parts.
 */
export function withParts(
  node: Json,
  parts: ReadonlyMap<string, Json>,
  inside: readonly string[] = [],
): Json {
  if (Array.isArray(node)) return node.map((item) => withParts(item, parts, inside));
  if (typeof node !== 'object' || node === null) return node;
  const { $part: name, ...own } = node;
  if (name === undefined) return eachProperty(own, parts, inside);
  if (typeof name !== 'string') throw new TypeError('$part in a card template is not a name');
  if (inside.includes(name)) throw new Error(`cards/parts/${name}.json includes itself`);
  const part = parts.get(name);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) {
    throw new Error(`cards/parts/${name}.json is missing or not an object`);
  }
  const filled = withParts(part, parts, [...inside, name]);
  return { ...(filled as Record<string, Json>), ...eachProperty(own, parts, inside) };
}

function eachProperty(
  node: Record<string, Json>,
  parts: ReadonlyMap<string, Json>,
  inside: readonly string[],
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, withParts(value, parts, inside)]),
  );
}
