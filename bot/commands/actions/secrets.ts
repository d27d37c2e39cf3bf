import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import type { Revealed } from '../../helpdesk/showing/secrets.ts';
import { hide, reveal, secretOf } from '../../helpdesk/showing/secrets.ts';
import { receiptsOfConfirmation } from '../../helpdesk/remote/confirmations.ts';
import type { KeyAnswer } from '../../helpdesk/showing/key-gate.ts';
import { keyRefusal, receiptCard, secretCard } from '../../cards/index.ts';
import { answerToAsked } from './key-asked.ts';
import { asOperator } from '../as-operator.ts';
import type { RevealPress, TakeBackPress } from '../press.ts';
import { text, toOperators } from '../press.ts';
import { outsideScope } from '../operator/refusals.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';

/** Shows what an action brought back, once. */
export const showSecret: RevealPress = {
  kind: 'reveal',
  run: (unchecked, data) => asOperator(unchecked, (turn) => revealed(turn, text(data, 'receipt'))),
};

export async function revealed(turn: Turn, receiptId: string, answer?: KeyAnswer): Promise<Answer> {
  const { said } = turn.request;
  const card = said.kind === 'press' ? said.card : undefined;
  const shown = await reveal(turn.services, turn.graph, turn.operator, {
    receiptId,
    card,
    answer,
  });
  switch (shown.kind) {
    case 'secret':
      turn.services.hideLater();
      return secretCard(turn, shown);
    case 'nothing':
      return noneToShow(turn, shown.receipt);
    case 'roleNeeded':
      return roleNeeded(turn, shown);
    case 'shownBefore':
      return receiptCard(turn, await receiptsOfConfirmation(turn.services.store, shown.receipt));
    case 'asked':
      return answerToAsked(turn, shown, answer?.typed);
    case 'keyRefused':
      return notShown(turn, shown.receipt, [keyRefusal(turn, shown.key, shown.why)]);
    case 'heldBack':
      return notShown(turn, shown.receipt, [heldBackWords(turn, shown)]);
    case 'outside':
      return outsideScope(turn, shown.why);
    case 'unknown':
    case 'notYours':
      return say(turn.words.answers.receipt[shown.kind]);
  }
}

/** The receipt again. It says that there is nothing to show. */
function noneToShow(turn: Turn, receipt: Receipt): Promise<Answer> {
  const { secret } = turn.words.card.remote;
  const kind = secretOf(receipt);
  const name = kind ? secret.names[kind] : turn.words.actions.title(receipt.action, [receipt]);
  return notShown(turn, receipt, [secret.none(name, receipt.deviceName)]);
}

/** The receipt again. It says which Entra role is missing. */
function roleNeeded(turn: Turn, refused: Revealed & { kind: 'roleNeeded' }): Promise<Answer> {
  const { names, roleNeeded: needed, orOwner, askForRole } = turn.words.card.remote.secret;
  const { receipt, roles, secret } = refused;
  return notShown(turn, receipt, [
    needed(names[secret], receipt.deviceName, roles.join(', ')),
    ...(refused.owner ? [orOwner] : []),
    askForRole,
  ]);
}

/** Why what an action brought back isn't shown any more, and what to do. */
function heldBackWords({ words }: Turn, { secret, why }: Revealed & { kind: 'heldBack' }): string {
  const { show, heldBack } = words.card.remote.secret;
  return words.card.reasonFor(show[secret], why === 'policyDenied' ? words.policy.denied : heldBack[why]);
}

async function notShown(turn: Turn, receipt: Receipt, lines: readonly string[]): Promise<Answer> {
  return receiptCard(turn, await receiptsOfConfirmation(turn.services.store, receipt), { notShown: lines });
}

/** Takes it off the card again, even if the operator has lost their role. */
export const hideSecret: TakeBackPress = {
  kind: 'takeBack',
  async run(turn, data) {
    const id = text(data, 'receipt');
    const receipt = await turn.services.store.receipts.get(id);
    if (!receipt) return toOperators(say(turn.words.answers.receipt.unknown));
    if (receipt.operatorId !== turn.request.personId)
      return toOperators(say(turn.words.answers.receipt.notYours));
    const hidden = (await hide(turn.services, id)) ?? receipt;
    return receiptCard(turn, await receiptsOfConfirmation(turn.services.store, hidden));
  },
};
