import assert from 'node:assert/strict';
import type { Answer, CardPlace } from '../../../bot/helpdesk/contracts/conversation.ts';
import { PressedCards, deliverFurther } from '../../../bot/teams/outbound/deliver-further.ts';

const at: CardPlace = { serviceUrl: 'http://127.0.0.1/', conversationId: 'a:1', activityId: 'card-1' };
const card = (further?: Promise<Answer | undefined>): Answer => ({
  kind: 'card',
  card: 'notice',
  view: {},
  summary: '',
  ...(further && { further }),
});
const pressOf = (id: string, activityId: string) => ({
  id,
  said: { kind: 'press', verb: 'user.show', data: {}, card: { ...at, activityId } } as const,
});

describe('a card of which more comes', () => {
  const play = async (answer: Answer, place: CardPlace | null = at, pressed = new PressedCards()) => {
    const shown: Answer[] = [];
    const warned: string[] = [];
    const quiet = () => undefined;
    const log = {
      debug: quiet,
      info: quiet,
      error: quiet,
      warn: (_: object, text: string) => void warned.push(text),
    };
    const update = (_: CardPlace, next: Answer) => {
      shown.push(next);
      return Promise.resolve(at);
    };
    await deliverFurther(
      { messenger: { update }, pressed, log },
      { id: 'turn-1' },
      place ?? undefined,
      answer,
    );
    return { shown, warned };
  };
  const whole = card();

  it('is changed once, where it stands', async () => {
    assert.deepEqual((await play(card(Promise.resolve(whole)))).shown, [whole]);
  });

  it('stays as it is without more, with nothing more, and where nobody knows where it is', async () => {
    assert.deepEqual((await play(card())).shown, []);
    assert.deepEqual((await play(card(Promise.resolve(undefined)))).shown, []);
    assert.deepEqual((await play(card(Promise.resolve(whole)), null)).shown, []);
  });

  it('stays as it is if something was pressed on it meanwhile, and not if on another', async () => {
    for (const [activityId, expected] of [
      ['card-1', []],
      ['card-2', [whole]],
    ] as const) {
      const pressed = new PressedCards();
      pressed.note(pressOf('turn-1', 'card-1'));
      let more: (answer: Answer) => void = () => undefined;
      const further = new Promise<Answer>((resolve) => (more = resolve));
      const playing = play(card(further), at, pressed);
      pressed.note(pressOf('turn-2', activityId));
      more(whole);
      assert.deepEqual((await playing).shown, expected);
    }
  });

  it('is logged if it can’t be changed, and nothing is thrown', async () => {
    const { shown, warned } = await play(card(Promise.reject(new Error('gone'))));
    assert.deepEqual([shown, warned], [[], ['a card could not be changed']]);
  });
});
