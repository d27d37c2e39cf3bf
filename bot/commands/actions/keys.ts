import { keyCard, keyHiddenCard, keyRefusal, noticeCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { Showing } from '../../helpdesk/contracts/store.ts';
import { hideKey } from '../../helpdesk/showing/hide-key.ts';
import { showKey } from '../../helpdesk/showing/show-key.ts';
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
  const { services, graph, operator, request, words } = turn;
  const id = text(data, 'id');
  const answer = await showKey(services, graph, operator, {
    deviceId: text(data, 'device'),
    key: text(data, 'key'),
    keyId: id === '' ? undefined : id,
    card: request.said.kind === 'press' ? request.said.card : undefined,
    locale: request.locale,
  });
  switch (answer.kind) {
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
