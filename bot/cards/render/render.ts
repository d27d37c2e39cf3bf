import type { RenderCard } from '../../helpdesk/contracts/conversation.ts';
import { once } from '../../helpdesk/contracts/memory/once.ts';
import { showableView } from './showable.ts';
import { readTemplates } from './templates.ts';

/** What a card shows for a name that its view lacks. The library's default is the expression itself, which must not be displayed. */
export const MISSING = '\u2060';

const own = once(() => read());

/** Reads the templates, those of the project once a process. */
export function loadCards(folder?: string): Promise<RenderCard> {
  return folder === undefined ? own() : read(folder);
}

async function read(folder?: string): Promise<RenderCard> {
  const { GlobalSettings, Template } = await import('./engine.ts');
  GlobalSettings.getUndefinedFieldValueSubstitutionString = () => MISSING;
  const cards = await readTemplates(folder);
  const compiled = new Map<string, InstanceType<typeof Template>>();
  // compiling a template takes far longer than filling it, and a bot doesn't show every card
  const templateOf = (name: string) => {
    const known = compiled.get(name);
    if (known) return known;
    const card = cards.get(name);
    if (!card) throw new Error(`there is no cards/${name}.json`);
    const template = new Template(card);
    compiled.set(name, template);
    return template;
  };
  return (card, view) => templateOf(card).expand({ $root: showableView(view) }) as Record<string, unknown>;
}

/** The cards, loaded when they are first needed: the template language takes a third of the bot's start. */
export function openCards(load: () => Promise<RenderCard> = loadCards): {
  render: RenderCard;
  ready: () => Promise<void>;
} {
  let loaded: RenderCard | undefined;
  return {
    ready: once(() => load().then((render) => void (loaded = render))),
    render(card, view) {
      if (!loaded) throw new Error('the cards are not loaded yet');
      return loaded(card, view);
    },
  };
}
