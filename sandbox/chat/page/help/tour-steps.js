import { actionsIn, cardsOf, findAction, textOf } from '../cards/actions-in.js';

/** Who is played, and who calls. */
export const OPERATOR = 'omar.operator@contoso.example';
const CALLER = 'aino.virtanen@contoso.example';
const PHONE = 'Aino iPhone';

const has = (verb) => (card) => actionsIn(card).some((action) => action.verb === verb);
const isReceipt = (card) => has('receipt.show')(card) || has('secret.show')(card);

/**
 * The main job in five steps. `finds` gives the button that leads on, from a card and the people; `say` is what leads on in words. `over`:
 * whether a card shows that the step is done.
 */
export const STEPS = [
  {
    title: 'Somebody calls',
    text: 'You are Omar, who works at the help desk. Somebody named Aino is on the phone. Look her up.',
    say: 'select user aino',
    over: (card) => has('user.show')(card) || has('action.ask')(card),
  },
  {
    title: 'Choose the right person',
    text: 'More than one person matches. The Aino who calls works in Operations.',
    finds: (card, people) => {
      const caller = people.find(({ userPrincipalName }) => userPrincipalName === CALLER);
      return findAction(card, { verb: 'user.show', data: { user: caller?.id } });
    },
    over: (card) => has('action.ask')(card),
  },
  {
    title: 'Read what is wrong, then act',
    text: `The card begins with what is wrong. Aino has lost her phone: lock “${PHONE}” under Devices.`,
    finds: (card) => findAction(card, { verb: 'action.ask', data: { action: 'remoteLock' }, beside: PHONE }),
    over: (card) => has('action.confirm')(card),
  },
  {
    title: 'Confirm',
    text: 'Nothing has been sent yet. Every action says first what will happen, and works once.',
    finds: (card) => findAction(card, { verb: 'action.confirm' }),
    over: isReceipt,
  },
  {
    title: 'Watch the receipt',
    text: 'Intune has accepted it. The receipt follows the phone and changes by itself, within seconds here.',
    over: (card) => isReceipt(card) && /\bDone\b/.test(textOf(card)),
  },
];

/** The first step that isn't over, from `at` on, by what was answered since. */
export function stepAt(messages, at, since) {
  const cards = messages.filter(({ from, seq }) => from === 'bot' && seq > since).flatMap(cardsOf);
  let step = at;
  while (step < STEPS.length && cards.some((card) => STEPS[step].over(card))) step += 1;
  return step;
}

/** The newest message that has the step's button, and the button. */
export function buttonOf(step, messages, people) {
  for (const message of messages.toReversed())
    for (const card of cardsOf(message)) {
      const action = STEPS[step]?.finds?.(card, people);
      if (action) return { message, action };
    }
  return undefined;
}
