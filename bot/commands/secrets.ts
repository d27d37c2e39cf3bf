import { hide, reveal } from '../helpdesk/secrets.ts';
import { together } from '../helpdesk/together.ts';
import { receiptCard, secretCard } from '../views/index.ts';
import type { CheckedPress, SelfCheckingPress } from './desk.ts';
import { say, text } from './desk.ts';

/** Shows what an action brought back, once. */
export const showSecret: CheckedPress = {
  verb: 'secret.show',
  async run(turn, data) {
    const { said } = turn.request;
    const card = said.kind === 'press' ? said.card : undefined;
    const revealed = await reveal(turn.desk, turn.world, turn.operator, text(data, 'receipt'), card);
    switch (revealed.kind) {
      case 'secret':
        turn.desk.hideLater(revealed.receipt);
        return secretCard(turn, revealed);
      case 'shownBefore':
      case 'nothing':
        return receiptCard(turn, await together(turn.desk.store, revealed.receipt));
      case 'outside':
        return say(turn.answers.outside);
      case 'unknown':
      case 'notYours':
        return say(turn.answers.receipt[revealed.kind]);
    }
  },
};

/** Takes it off the card again: whoever presses, and whatever became of their role. */
export const hideSecret: SelfCheckingPress = {
  verb: 'secret.hide',
  checksPresserItself: true,
  async run(turn, data) {
    const id = text(data, 'receipt');
    const hidden = (await hide(turn.desk, id)) ?? (await turn.desk.store.receipts.get(id));
    if (!hidden) return say(turn.answers.receipt.unknown);
    if (hidden.operatorId !== turn.request.personId) return say(turn.answers.receipt.notYours);
    return receiptCard(turn, await together(turn.desk.store, hidden));
  },
};
