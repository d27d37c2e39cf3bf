import { keyCard, keyHiddenCard, keyRefusal, noticeCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { Showing } from '../../helpdesk/contracts/store.ts';
import { hideKey } from '../../helpdesk/showing/hide-key.ts';
import { askedOfKey } from '../../helpdesk/showing/key-gate.ts';
import { showKey, type KeyPress } from '../../helpdesk/showing/show-key.ts';
import { answerToAsked } from './key-asked.ts';
import { revealed } from './secrets.ts';
import { asOperator } from '../as-operator.ts';
import { outsideScope } from '../operator/refusals.ts';
import { showDeviceButton } from '../operator/show-device-button.ts';
import type { PressData, RevealPress, TakeBackPress } from '../press.ts';
import { text, toOperators } from '../press.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';

/** Shows a key that Entra or Intune keeps of a device. Nothing is changed. */
export const showKeyPress: RevealPress = {
  kind: 'reveal',
  run: (unchecked, data) => asOperator(unchecked, (turn) => shown(turn, data)),
};

async function shown(turn: Turn, data: PressData): Promise<Answer> {
  const id = text(data, 'id');
  const confirmation = text(data, 'confirmation');
  if (confirmation !== '') return shownAfterAsking(turn, data, confirmation);
  const key = { deviceId: text(data, 'device'), key: text(data, 'key'), keyId: id === '' ? undefined : id };
  return shownNow(turn, key);
}

/** A press of the card that asks first: what was asked counts, not what comes with the press. */
async function shownAfterAsking(turn: Turn, data: PressData, id: string): Promise<Answer> {
  const confirmation = await askedOfKey(turn.services, turn.operator.speaker.id, id);
  const [target] = confirmation?.targets ?? [];
  if (!confirmation || !target) return say(turn.words.answers.noSuchPress);
  const { receipt, keyId } = confirmation.values;
  const answer = { confirmation, typed: { reason: text(data, 'reason'), ticket: text(data, 'ticket') } };
  if (typeof receipt === 'string') return revealed(turn, receipt, answer);
  const single = typeof keyId === 'string' ? keyId : undefined;
  return shownNow(turn, { deviceId: target.deviceId, key: confirmation.action, keyId: single, answer });
}

async function shownNow(turn: Turn, pressed: Omit<KeyPress, 'card' | 'locale'>): Promise<Answer> {
  const { services, graph, operator, request, words } = turn;
  const answer = await showKey(services, graph, operator, {
    ...pressed,
    card: request.said.kind === 'press' ? request.said.card : undefined,
    locale: request.locale,
  });
  switch (answer.kind) {
    case 'asked':
      return answerToAsked(turn, answer, pressed.answer?.typed);
    case 'shown':
      services.hideLater();
      return keyCard(turn, answer);
    case 'nothing': {
      const { key, device } = answer;
      const { name, none } = words.keys[key.id];
      return noticeCard(turn, {
        lines: [words.card.remote.secret.keyNone(name, device.deviceName), none],
        buttons: [showDeviceButton(turn, device.id)],
      });
    }
    case 'refused':
      return noticeCard(turn, {
        lines: [keyRefusal(turn, answer.key, answer.why)],
        buttons: [showDeviceButton(turn, answer.device.id)],
      });
    case 'outside':
      return outsideScope(turn);
    case 'gone':
      return say(words.commands.device.gone);
    case 'unknown':
      return say(words.answers.noSuchPress);
  }
}

/** Takes a key off its card again, even if the operator has lost their role. */
export const hideKeyPress: TakeBackPress = {
  kind: 'takeBack',
  async run(turn, data) {
    const { services, request, words } = turn;
    const said = words.card.remote.secret;
    const id = text(data, 'showing');
    const showing: Showing | undefined = await services.store.showings.get(id);
    if (!showing) return toOperators(say(said.showingUnknown));
    if (showing.operatorId !== request.personId) return toOperators(say(said.showingNotYours));
    return keyHiddenCard(turn, (await hideKey(services, id)) ?? showing);
  },
};
