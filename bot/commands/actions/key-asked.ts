import { keyAskCard, noticeCard, withCaller } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Key } from '../../helpdesk/keys/catalogue.ts';
import type { KeyAsked } from '../../helpdesk/showing/show-key.ts';
import { showDeviceButton } from '../operator/show-device-button.ts';
import type { UncheckedTurn } from '../turn.ts';
import { keepConfirmCard } from '../turn.ts';

/** The card that asks before a key is shown, and what became of its press. */
export function answerToAsked(
  turn: UncheckedTurn,
  { gate, key, device }: { gate: KeyAsked; key: Key; device: ManagedDevice },
): Answer {
  const { confirmation } = gate;
  const kept = turn.services.confirmCards.get(confirmation.id);
  const fresh = () => keepConfirmCard(turn, confirmation.id, keyAskCard(turn, { confirmation, key, device }));
  switch (gate.kind) {
    case 'asks':
      return fresh();
    case 'tooEarly':
      return kept ?? fresh();
    case 'noGrant': {
      const card = kept ?? fresh();
      return card.kind === 'card' ? withCaller(turn, card, confirmation.id) : card;
    }
    case 'typed': {
      const { fields, typed } = gate;
      return keyAskCard(turn, { confirmation, key, device, slip: { fields, typed } });
    }
    case 'over':
      return noticeCard(turn, {
        lines: [turn.words.keyAsk.over(device.deviceName)],
        buttons: [showDeviceButton(turn, device.id)],
      });
  }
}
