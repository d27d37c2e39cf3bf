import type { ButtonInit } from '../../cards/index.ts';
import type { UncheckedTurn } from '../turn.ts';

export function showDeviceButton(turn: UncheckedTurn, deviceId: string): ButtonInit {
  return { title: turn.words.answers.buttons.showDevice, verb: 'device.show', data: { device: deviceId } };
}
