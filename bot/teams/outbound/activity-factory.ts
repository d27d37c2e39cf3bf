import type { Activity } from 'botbuilder';
import { showable } from '../../cards/render/showable.ts';
import type { Answer, RenderCard } from '../../helpdesk/contracts/conversation.ts';
import type { TextAsCard } from '../options.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const SEARCH_RESULTS = 'application/vnd.microsoft.search.searchResponse';

/** Turns answers into what Teams is sent. */
export interface ActivityFactory {
  /** undefined if there is nothing to send. */
  message(answer: Answer): Partial<Activity> | undefined;
  /** The body of an invoke's response. */
  invokeBody(answer: Answer, turn: { said: { kind: string }; locale: string }): object;
}

export function createActivityFactory(render: RenderCard, textAsCard: TextAsCard): ActivityFactory {
  const cardOf = (answer: Answer, locale: string) => {
    if (answer.kind === 'card') return render(answer.card, answer.view);
    if (answer.kind !== 'text') return undefined;
    const { card, view } = textAsCard(answer.text, locale);
    return render(card, view);
  };
  return {
    message(answer) {
      if (answer.kind === 'text') return textMessage(answer.text);
      if (answer.kind !== 'card') return undefined;
      const content = render(answer.card, answer.view);
      return {
        type: 'message',
        summary: showable(answer.summary),
        attachments: [{ contentType: CARD, content }],
      };
    },
    invokeBody(answer, { said, locale }) {
      // a picker can only show choices
      if (said.kind === 'search') return searchResults(answer);
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
