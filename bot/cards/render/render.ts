import type { RenderCard } from '../../helpdesk/contracts/conversation.ts';
import { showableView } from './showable.ts';
import { readTemplates } from './templates.ts';

/** What a card shows for a name that its view lacks. The library's default is the expression itself, which must not be displayed. */
export const MISSING = '\u2060';

let own: Promise<RenderCard> | undefined;

/** Reads and compiles the templates once, those of the project once a process: compiling a template takes far longer than filling it. */
export function loadCards(folder?: string): Promise<RenderCard> {
  return folder === undefined ? (own ??= compile()) : compile(folder);
}

/** The template language, which reads an expression once: the cards share most of theirs, and reading one takes long. */
async function openEngine() {
  // the package's entry also pulls in the TypeScript sources of adaptivecards, which our compiler settings reject
  const { GlobalSettings, Template } = await import('adaptivecards-templating/lib/template-engine.js');
  GlobalSettings.getUndefinedFieldValueSubstitutionString = () => MISSING;
  const parse = Template.parseInterpolatedString.bind(Template);
  const parsed = new Map<string, ReturnType<typeof parse>>();
  Template.parseInterpolatedString = (text) => {
    const known = parsed.get(text) ?? parse(text);
    parsed.set(text, known);
    return known;
  };
  return Template;
}
let engine: ReturnType<typeof openEngine> | undefined;

async function compile(folder?: string): Promise<RenderCard> {
  const Template = await (engine ??= openEngine());
  const cards = await readTemplates(folder);
  const templates = new Map([...cards].map(([name, card]) => [name, new Template(card)]));
  return (card, view) => {
    const template = templates.get(card);
    if (!template) throw new Error(`there is no cards/${card}.json`);
    return template.expand({ $root: showableView(view) }) as Record<string, unknown>;
  };
}

/** The cards, loaded when they are first needed: the template language takes a third of the bot's start. */
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
