import { actionsIn, cardsOf, textOf } from '../cards/actions-in.js';

/** The buttons that lead on, the most telling first. Those of a card that waits for somebody else come from `elsewhere`. */
const LEADS_ON = [
  'second.approve',
  'approval.approve',
  'proposal.approve',
  'caller.answer',
  'role.confirm',
  'action.confirm',
  'action.fill',
  'role.review',
  'secret.show',
  'action.ask',
  'device.show',
  'user.show',
  'role.form',
];
/** What these say depends on what somebody typed or heard, so only the card is pointed at. */
const TO_FILL = {
  'role.review': 'Fill in the form',
  'caller.answer': 'Press the number that the operator reads aloud',
};

/**
 * What could be done next, from what happened last: `{title, say}`, `{title, message, action}` for a button, or `{title, beside, place}`
 * for somebody else who has to do it.
 */
export function nextStep({ messages, person, isAdminChannel, people, waiting }) {
  const answer = messages.findLast(({ from }) => from === 'bot');
  const hasSpoken = messages.some(({ personId }) => personId === person.id);
  const isAsked =
    answer &&
    !hasSpoken &&
    cardsOf(answer)
      .flatMap(actionsIn)
      .some(({ verb }) => LEADS_ON.includes(verb));
  if (!answer || (!hasSpoken && !isAsked))
    return saying(isAdminChannel ? 'roles' : (person.begins ?? 'help'));
  // what was asked for before the person spoke, or by somebody else, isn’t theirs
  const spoke = messages.findLast(({ personId }) => personId === person.id)?.at ?? '';
  const theirs = waiting && waiting.at > spoke && waiting.text.includes(person.name) ? waiting : undefined;
  const elsewhere = whoElse(answer, { people, person, waiting: theirs });
  if (elsewhere) return elsewhere;
  const actions = cardsOf(answer).flatMap(actionsIn);
  for (const verb of LEADS_ON) {
    const action = actions.find((one) => one.verb === verb);
    if (action) return { title: TO_FILL[verb] ?? `Press “${action.title}”`, message: answer, action };
  }
  return isAdminChannel
    ? afterAnswer(messages, ['roles', 'report', 'audit'])
    : afterAnswer(messages, ['whoami', 'help']);
}

/** A card that waits for another person names them, or what waits in the admin channel does. */
function whoElse(answer, { people, person, waiting }) {
  const [card] = cardsOf(answer);
  if (!card) return undefined;
  const verbs = new Set(actionsIn(card).map(({ verb }) => verb));
  if (verbs.has('caller.show')) {
    const text = textOf(card);
    const asked = people.find(({ id, name }) => id !== person.id && text.includes(name));
    if (asked) return { title: `Let ${asked.name} answer`, beside: asked, place: 'personal' };
  }
  if (waiting && verbs.has('receipt.show'))
    return {
      title: `Let ${waiting.who.name} approve it`,
      beside: waiting.who,
      place: waiting.place,
    };
  return undefined;
}

const saying = (text) => ({ title: `Say “${text}”`, say: text });

/** The first of these that wasn't just said. */
function afterAnswer(messages, texts) {
  const said = new Set(messages.flatMap(({ from, text }) => (from === 'person' ? [text] : [])));
  const text = texts.find((one) => !said.has(one));
  return text === undefined ? undefined : saying(text);
}
