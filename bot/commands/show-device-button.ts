import type { UncheckedTurn } from './desk.ts';

export function showDeviceButton(turn: UncheckedTurn, deviceId: string) {
  return { title: turn.answers.buttons.showDevice, verb: 'device.show', data: { device: deviceId } };
}
