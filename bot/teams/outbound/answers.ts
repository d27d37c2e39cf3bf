import type { Activity } from 'botbuilder';
import type { Answer, RenderCard } from '../../helpdesk/contracts/conversation.ts';
import type { TextAsCard } from '../options.ts';
import { showable } from '../../cards/render/showable.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const FOUND = 'application/vnd.microsoft.search.searchResponse';

export interface Answers {
  /** undefined: there is nothing to send. */
  asMessage(answer: Answer): Partial<Activity> | undefined;
  /** The body of an invoke's answer. */
  asInvoke(answer: Answer, said: { kind: string }): object;
}

export function createAnswers(render: RenderCard, textAsCard: TextAsCard): Answers {
  const asCard = (answer: Answer) => {
    if (answer.kind === 'card') return render(answer.card, answer.view);
    if (answer.kind !== 'text') return undefined;
    const { card, view } = textAsCard(answer.text);
    return render(card, view);
  };
  return {
    asMessage(answer) {
      if (answer.kind === 'text') return { type: 'message', text: answer.text, textFormat: 'plain' };
      if (answer.kind !== 'card') return undefined;
      const content = render(answer.card, answer.view);
      return {
        type: 'message',
        summary: showable(answer.summary),
        attachments: [{ contentType: CARD, content }],
      };
    },
    asInvoke(answer, said) {
      // a picker can show nothing but what there is to pick
      if (said.kind === 'search') return found(answer);
      const card = asCard(answer);
      return card
        ? { statusCode: 200, type: CARD, value: card }
        : { statusCode: 200, type: MESSAGE, value: '' };
    },
  };
}

/** For when even the card that says so can't be drawn. */
export const plainInvoke = (text: string) => ({ statusCode: 200, type: MESSAGE, value: text });

function found(answer: Answer): object {
  const results =
    answer.kind === 'choices'
      ? answer.choices.map(({ title, value }) => ({ title: showable(title), value }))
      : [];
  return { statusCode: 200, type: FOUND, value: { results } };
}
