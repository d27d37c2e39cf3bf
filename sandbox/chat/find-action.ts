import { isObject, objects, text, type JsonObject } from './json.ts';
import type { Message } from './message-log.ts';

/** Every Action.Execute of a card, in reading order, behind `selectAction` and in shown cards too. */
export function executeActions(card: unknown): JsonObject[] {
  if (Array.isArray(card)) return card.flatMap(executeActions);
  if (!isObject(card)) return [];
  if (card.type === 'Action.Execute') return [card];
  return Object.values(card).flatMap(executeActions);
}

/** The action that a title, an id or a verb names, and the card it stands on. */
export function findAction(message: Message, name: string): { action: JsonObject; card: number } | undefined {
  const cards = objects(message.attachments).map((attachment, card) => ({
    card,
    actions: executeActions(attachment.content),
  }));
  for (const key of ['title', 'id', 'verb']) {
    for (const { card, actions } of cards) {
      const action = actions.find((each) => text(each, key) === name);
      if (action) return { action, card };
    }
  }
  return undefined;
}
