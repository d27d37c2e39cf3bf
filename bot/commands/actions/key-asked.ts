import { type Slip, keyAskCard, noticeCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Key } from '../../helpdesk/keys/catalogue.ts';
import type { KeyAnswer } from '../../helpdesk/showing/key-gate.ts';
import type { KeyAsked } from '../../helpdesk/showing/show-key.ts';
import { asItStands } from '../caller/asking-card.ts';
import { showDeviceButton } from '../operator/show-device-button.ts';
import type { UncheckedTurn } from '../turn.ts';
import { keepConfirmCard } from '../turn.ts';

/** The card that asks before a key is shown, and what became of its press. */
export async function answerToAsked(
  turn: UncheckedTurn,
  { gate, key, device }: { gate: KeyAsked; key: Key; device: ManagedDevice },
  typed?: KeyAnswer['typed'],
): Promise<Answer> {
  const { confirmation } = gate;
  const card = (slip?: Slip) => keyAskCard(turn, { confirmation, key, device, slip });
  switch (gate.kind) {
    case 'asks':
      return keepConfirmCard(turn, confirmation.id, card());
    case 'tooEarly':
      return asItStands(turn, confirmation, turn.services.confirmCards.get(confirmation.id) ?? card());
    case 'noGrant':
      return asItStands(turn, confirmation, card(typed && { fields: [], typed }), true);
    case 'typed':
      return asItStands(turn, confirmation, card(gate));
    case 'over':
      return noticeCard(turn, {
        lines: [turn.words.keyAsk.over(device.deviceName)],
        buttons: [showDeviceButton(turn, device.id)],
      });
  }
}
