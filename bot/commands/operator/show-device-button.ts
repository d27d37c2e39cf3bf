import type { UncheckedTurn } from '../turn.ts';

export function showDeviceButton(turn: UncheckedTurn, deviceId: string) {
  return { title: turn.answers.buttons.showDevice, verb: 'device.show', data: { device: deviceId } };
}
