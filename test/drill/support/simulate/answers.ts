import type { Answer, Reply, View } from '../../../../bot/helpdesk/contracts/conversation.ts';

type Value = View[string];

/** What an answer says, a line for each text of it. Of a receipt: its states and notes, which are what it claims. */
export function wordsIn(answer: Answer): string {
  if (answer.kind === 'text') return answer.text;
  if (answer.kind !== 'card') return '';
  const { view } = answer;
  const said = answer.card === 'receipt' ? [view.states, view.rows, view.notes] : [view];
  return said.flatMap((one) => (one === undefined ? [] : textsIn(one))).join('\n');
}

function textsIn(value: Value | readonly Value[]): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'boolean') return [];
  return Object.values(value).flatMap((one) => textsIn(one));
}

/** What an answer's buttons carry under this name. */
export function carried(answer: Answer, name: string): string | undefined {
  if (answer.kind !== 'card') return undefined;
  return new RegExp(`"${name}":"([^"]+)"`).exec(JSON.stringify(answer.view).replaceAll('\\"', '"'))?.[1];
}

/** Everything that goes back. */
export const answersIn = ({ here, privately, stays }: Reply): Answer[] => [
  here,
  ...(privately ? [privately.answer] : []),
  ...(stays ? [stays.card] : []),
];
