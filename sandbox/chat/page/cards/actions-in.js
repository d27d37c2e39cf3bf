const isObject = (value) => typeof value === 'object' && value !== null;

/** Every Action.Execute of a card, in reading order. */
export function actionsIn(card) {
  if (!isObject(card)) return [];
  if (card.type === 'Action.Execute') return [card];
  return Object.values(card).flatMap(actionsIn);
}

/** All text of a card, a line each. */
export function textOf(card) {
  if (!isObject(card)) return '';
  const own = card.type === 'TextRun' || card.type === 'TextBlock' ? [card.text ?? ''] : [];
  const inner = Object.values(card).map(textOf);
  return [...own, ...inner].filter((line) => line !== '').join('\n');
}

/** The cards of a message. */
export const cardsOf = (message) =>
  (message.deleted ? [] : message.attachments).flatMap(({ content }) => (content ? [content] : []));

/** The first action of a verb, the one beside a text if that is there. `data` has to be among the action's own. */
export function findAction(card, { verb, data = {}, beside }) {
  const fits = (action) =>
    action.verb === verb && Object.entries(data).every(([name, value]) => action.data?.[name] === value);
  const near = beside === undefined ? card : (smallestWith(card, beside, fits) ?? card);
  return actionsIn(near).find(fits);
}

/** The smallest part of a card that has both the text and such an action. */
function smallestWith(part, text, fits) {
  if (!isObject(part) || !textOf(part).includes(text) || !actionsIn(part).some(fits)) return undefined;
  for (const inner of Object.values(part)) {
    const smaller = smallestWith(inner, text, fits);
    if (smaller) return smaller;
  }
  return Array.isArray(part) ? undefined : part;
}
