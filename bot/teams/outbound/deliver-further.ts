import { LRUCache } from 'lru-cache';
import type { Answer, CardPlace, Messenger } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { ActivityTurn } from '../inbound/turn.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';

const MOST = 5_000;

/** Which cards were pressed, so that nobody's next card is replaced by more of the one before. */
export class PressedCards {
  readonly #pressed = new LRUCache<string, string>(upTo(MOST));

  note({ id, said }: Pick<ActivityTurn, 'id' | 'said'>): void {
    if (said.kind === 'press' && said.card) this.#pressed.set(said.card.activityId, id);
  }

  /** The turn that pressed this card last. */
  last({ activityId }: CardPlace): string | undefined {
    return this.#pressed.get(activityId);
  }
}

interface FurtherOptions {
  messenger: Pick<Messenger, 'update'>;
  pressed: PressedCards;
  log: Log;
}

/** Changes a card once more is known, unless somebody pressed something on it meanwhile. Never rejects: what can't be shown is logged. */
export async function deliverFurther(
  { messenger, pressed, log }: FurtherOptions,
  turn: Pick<ActivityTurn, 'id'>,
  at: CardPlace | undefined,
  answer: Answer,
): Promise<void> {
  if (answer.kind !== 'card' || !answer.further || !at) return;
  const before = pressed.last(at);
  try {
    const whole = await answer.further;
    if (whole && pressed.last(at) === before) await messenger.update(at, whole);
  } catch (error) {
    log.warn({ turn: turn.id, err: error }, 'a card could not be changed');
  }
}
