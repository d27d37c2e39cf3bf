import { compareCard, compareFormCard } from '../../cards/index.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import type { DeviceFile } from '../../helpdesk/devices/device-file.ts';
import { deviceVerdict } from '../../helpdesk/diagnosis/verdict.ts';
import type { PressData, ReadPress } from '../press.ts';
import { text } from '../press.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import { showTwo } from './device.ts';
import { showPerson } from './select-user.ts';

/** Asks which two of a person's devices to compare. */
export const chooseTwo: ReadPress = { kind: 'read', run: (turn, data) => choose(turn, data) };

/** Shows what differs between two devices. Each is read anew, and the operator's scope has to cover both. */
export const compareTwo: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const [first, second, user] = [text(data, 'first'), text(data, 'second'), text(data, 'user')];
    if (first === '' || second === '' || first.toLowerCase() === second.toLowerCase())
      return choose(turn, data, turn.words.compare.chooseTwo);
    if (!isGuid(first) || !isGuid(second) || !isGuid(user)) return say(turn.words.commands.device.gone);
    return showTwo(turn, [first, second], ([a, b]) =>
      Promise.resolve(compareCard(turn, user, [compared(turn, a), compared(turn, b)])),
    );
  },
};

function choose(turn: Turn, data: PressData, fault?: string) {
  return showPerson(turn, text(data, 'user'), (_, { person, devices }) =>
    compareFormCard(turn, {
      person,
      devices: devices.ok ? devices.value.items.map(({ device }) => device) : [],
      unread: devices.ok ? devices.value.unread : devices.problem,
      fault,
    }),
  );
}

const compared = ({ now, services: { thresholds } }: Turn, file: DeviceFile) => ({
  file,
  verdict: deviceVerdict(file, { now, thresholds }),
});
