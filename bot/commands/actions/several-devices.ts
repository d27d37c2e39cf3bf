import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import { catalogue } from '../../helpdesk/actions/catalogue.ts';
import { MOST_DEVICES, callOn, mayBeSeveral } from '../../helpdesk/actions/define.ts';
import type { DeviceFault } from '../../helpdesk/remote/ask.ts';
import { ask } from '../../helpdesk/remote/ask.ts';
import { readPerson } from '../../helpdesk/people/person-file.ts';
import type { NotAll } from '../../cards/index.ts';
import { severalCard } from '../../cards/index.ts';
import { answerToAsk, refusedToAsk } from './ask-action.ts';
import type { PressData, ReadPress } from '../press.ts';
import { text } from '../press.ts';
import { outsideScope } from '../operator/refusals.ts';
import { personNow } from '../operator/select-user.ts';
import type { Turn } from '../turn.ts';
import { refusedBecause } from './refused.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';

const forSeveral = catalogue.filter(mayBeSeveral);

export const severalDevices: ReadPress = {
  kind: 'read',
  run: (turn, data) => several(turn, data),
};

export const askSeveral: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const devices = typeof data.devices === 'string' ? data.devices.split(',').map((id) => id.trim()) : [];
    const ids = devices.filter((id) => id !== '').slice(0, MOST_DEVICES);
    const chosen = { action: text(data, 'action'), devices: ids };
    const known = forSeveral.some(({ id }) => id === chosen.action);
    if (!known || chosen.devices.length === 0)
      return several(turn, data, turn.words.answers.confirm.chooseSeveral, chosen);
    const asked = await ask(turn.services, turn.graph, turn.operator, {
      action: chosen.action,
      deviceIds: chosen.devices,
      locale: turn.request.locale,
    });
    if (asked.kind !== 'notAll')
      return answerToAsk(turn, asked, { action: chosen.action, deviceId: chosen.devices[0] });
    for (const fault of asked.faults) await noteFault(turn, asked.action, fault);
    const faults = await Promise.all(asked.faults.map((fault) => faultOf(turn, asked.action, fault)));
    return several(turn, data, undefined, chosen, {
      action: asked.action.id,
      able: asked.able,
      faults,
    });
  },
};

async function noteFault(turn: Turn, action: RemoteAction, fault: DeviceFault): Promise<void> {
  if (fault.kind === 'impossible')
    await refusedToAsk(turn, callOn(action, fault.device).name, fault.why.kind, fault.device.id);
  else if (fault.kind === 'outside') await refusedToAsk(turn, action.name, fault.why, fault.deviceId);
}

/** Which device can't take it, and why. A device outside the scope isn't named. */
async function faultOf(
  turn: Turn,
  action: RemoteAction,
  fault: DeviceFault,
): Promise<NotAll['faults'][number]> {
  if (fault.kind === 'impossible')
    return {
      device: fault.device,
      why: await refusedBecause(turn, fault.why, { action: action.id, device: fault.device }),
    };
  const said = turn.words.card.remote.severalForm.unnamed;
  return { device: undefined, why: said[fault.kind] };
}

async function several(
  turn: Turn,
  data: PressData,
  fault?: string,
  chosen?: { action: string; devices: string[] },
  notAll?: NotAll,
): Promise<Answer> {
  const read = await readPerson(turn.graph, turn.operator, text(data, 'user'), { actions: catalogue });
  if (read.kind !== 'file') return outsideScope(turn, read.kind === 'outside' ? read.why : undefined);
  const { person, devices } = await personNow(turn, read.file);
  if (!devices.ok) throw devices.problem;
  return severalCard(turn, {
    person,
    rows: devices.value.items,
    unread: devices.value.unread,
    actions: [...forSeveral],
    ...(fault === undefined ? {} : { fault }),
    ...(chosen ? { chosen } : {}),
    ...(notAll ? { notAll } : {}),
  });
}
