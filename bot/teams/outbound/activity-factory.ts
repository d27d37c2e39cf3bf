import type { Activity } from 'botbuilder';
import { showable } from '../../cards/render/showable.ts';
import type { Answer, Fallbacks, RenderCard, View } from '../../helpdesk/contracts/conversation.ts';
import type { TextAsCard } from '../options.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const PREVIEW = 'application/vnd.microsoft.card.thumbnail';
const SEARCH_RESULTS = 'application/vnd.microsoft.search.searchResponse';

/** Turns answers into what Teams is sent. */
export interface ActivityFactory {
  /** undefined if there is nothing to send. */
  message(answer: Answer): Partial<Activity> | undefined;
  /** The body of an invoke's response. */
  invokeBody(answer: Answer, turn: { said: { kind: string }; locale: string }): object;
}

/** Teams refuses messages over 100 KB, counted in UTF-16, and advises to stay below this. */
const MOST_BYTES = 80 * 1024;

/** Long names fill a card, not rows: cutting them keeps every row and button. Ids are shorter than this. */
const SHORTER = [200, 120];

function shortened(view: View, most: number): View {
  const cut = (value: View[string]): View[string] => {
    if (typeof value === 'string') return value.length > most ? `${value.slice(0, most - 1)}…` : value;
    if (Array.isArray(value)) return value.map(cut) as View[string];
    return typeof value === 'object' ? shortened(value as View, most) : value;
  };
  return Object.fromEntries(Object.entries(view).map(([name, value]) => [name, cut(value)]));
}

/** More than any template has around its values, and more than any makes of one of them, in characters. A test holds both. */
const MOST_AROUND = 2000;
const MOST_PER_VALUE = 40;

/**
 * At least how long a view's card may become, in characters. Few cards come near the limit, and measuring the others took 3 % of a turn's
 * CPU time.
 */
export const longestCard = (view: View): number => MOST_AROUND + longestOf(view);

function longestOf(value: View[string]): number {
  if (typeof value === 'string') return MOST_PER_VALUE + 2 * value.length;
  let longest = MOST_PER_VALUE;
  if (Array.isArray(value)) for (const inner of value) longest += longestOf(inner as View[string]);
  else if (typeof value === 'object') for (const inner of Object.values(value)) longest += longestOf(inner);
  return longest;
}

const isTooLarge = (content: object) => JSON.stringify(content).length * 2 > MOST_BYTES;

export function createActivityFactory(
  render: RenderCard,
  textAsCard: TextAsCard,
  fallbacks: (locale: string | undefined) => Pick<ReturnType<Fallbacks>, 'tooLarge'>,
): ActivityFactory {
  /** A card that Teams would refuse for its size is never sent: its long texts are cut, and if that isn't enough, a short card says so. */
  const contentOf = ({ card, view, summary }: Extract<Answer, { kind: 'card' }>, locale?: string) => {
    const content = render(card, view);
    if (longestCard(view) * 2 <= MOST_BYTES || !isTooLarge(content)) return content;
    for (const most of SHORTER) {
      const shorter = render(card, shortened(view, most));
      if (!isTooLarge(shorter)) return shorter;
    }
    const language = locale ?? (typeof view.lang === 'string' ? view.lang : undefined);
    const instead = textAsCard(fallbacks(language).tooLarge(summary), language);
    return render(instead.card, instead.view);
  };
  const cardOf = (answer: Answer, locale: string) => {
    if (answer.kind === 'card') return contentOf(answer, locale);
    if (answer.kind !== 'text') return undefined;
    const { card, view } = textAsCard(answer.text, locale);
    return render(card, view);
  };
  return {
    message(answer) {
      if (answer.kind === 'text') return textMessage(answer.text);
      if (answer.kind !== 'card') return undefined;
      return {
        type: 'message',
        summary: showable(answer.summary),
        attachments: [{ contentType: CARD, content: contentOf(answer) }],
      };
    },
    invokeBody(answer, { said, locale }) {
      // a picker can only show choices
      if (said.kind === 'search') return searchResults(answer);
      if (said.kind === 'extension') return extensionBody(answer, ({ card }) => contentOf(card, locale));
      if (said.kind === 'aboutSender')
        return { task: { type: 'message', value: showable(sentence(answer)) } };
      const card = cardOf(answer, locale);
      return card ? { statusCode: 200, type: CARD, value: card } : plainInvokeBody('');
    },
  };
}

export const textMessage = (text: string): Partial<Activity> => ({
  type: 'message',
  text,
  textFormat: 'plain',
});

/** For when no card can be rendered. */
export const plainInvokeBody = (text: string) => ({ statusCode: 200, type: MESSAGE, value: text });

function searchResults(answer: Answer): object {
  const choices = answer.kind === 'choices' ? answer.choices : [];
  const results = choices.map(({ title, value }) => ({ title: showable(title), value }));
  return { statusCode: 200, type: SEARCH_RESULTS, value: { results } };
}

type Result = Extract<Answer, { kind: 'results' }>['results'][number];

/** Only a list or a sentence fits beside the compose box. */
function extensionBody(answer: Answer, contentOf: (result: Result) => object): object {
  if (answer.kind !== 'results')
    return { composeExtension: { type: 'message', text: showable(sentence(answer)) } };
  const attachments = answer.results.map((result) => ({
    contentType: CARD,
    content: contentOf(result),
    preview: {
      contentType: PREVIEW,
      content: { title: showable(result.title), text: showable(result.line) },
    },
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

function sentence(answer: Answer): string {
  if (answer.kind === 'card') return answer.summary;
  return answer.kind === 'text' || answer.kind === 'signIn' ? answer.text : '';
}
