import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RenderCard, View } from '../../helpdesk/contracts/conversation.ts';
import type { Json } from './render-parts.ts';
import { withParts } from './render-parts.ts';
import { renderQuickly } from './render-quickly.ts';
import { showable } from './render-text.ts';

/** Stands where a template names what its view doesn't have. The library's own choice, the expression itself, is no thing to show. */
export const MISSING = '\u2060';

/** Reads and compiles the templates, once: compiling one takes far longer than filling it. */
export async function loadCards(folder = join(projectRoot(), 'cards')): Promise<RenderCard> {
  // the package's own entry has types that don't compile beside adaptivecards 3
  const engine = await import('adaptivecards-templating/lib/template-engine.js');
  renderQuickly(engine, await import('adaptive-expressions'));
  const { GlobalSettings, Template } = engine;
  GlobalSettings.getUndefinedFieldValueSubstitutionString = () => MISSING;
  const [cards, parts] = await Promise.all([readTemplates(folder), readTemplates(join(folder, 'parts'))]);
  const templates = new Map([...cards].map(([name, card]) => [name, new Template(withParts(card, parts))]));
  return (card, view) => {
    const template = templates.get(card);
    if (!template) throw new Error(`there is no cards/${card}.json`);
    return template.expand({ $root: showableView(view) }) as Record<string, unknown>;
  };
}

/** The cards, loaded when first asked for: the template language takes a third of the bot's whole start. */
export function openCards(load: () => Promise<RenderCard> = loadCards): {
  render: RenderCard;
  ready: () => Promise<void>;
} {
  let loading: Promise<void> | undefined;
  let loaded: RenderCard | undefined;
  return {
    ready: () => (loading ??= load().then((render) => void (loaded = render))),
    render(card, view) {
      if (!loaded) throw new Error('the cards are not loaded yet');
      return loaded(card, view);
    },
  };
}

async function readTemplates(folder: string): Promise<Map<string, Json>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return new Map(
    await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8');
        return [basename(name, '.json'), JSON.parse(text) as Json] as const;
      }),
    ),
  );
}

/** Templates aren't compiled: from the sources and from dist/ alike they lie beside package.json. */
function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('no package.json above the code: the card templates can’t be found');
    folder = parent;
  }
  return folder;
}

interface ShownObject {
  [name: string]: Shown;
}
type Shown = string | boolean | Shown[] | ShownObject;

function showableView(value: View[string]): Shown {
  if (typeof value === 'string') return showable(value);
  if (typeof value === 'boolean') return value;
  if (isList(value)) return value.map(showableView);
  const shown: ShownObject = {};
  for (const name in value) {
    const inner = value[name];
    if (inner !== undefined) shown[name] = showableView(inner);
  }
  return shown;
}

function isList(value: View[string]): value is readonly string[] | readonly View[] {
  return Array.isArray(value);
}
