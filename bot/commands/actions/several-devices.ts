import { catalogue } from '../../helpdesk/actions/catalogue.ts';
import { ask } from '../../helpdesk/remote/ask.ts';
import { readPerson } from '../../helpdesk/people/person-file.ts';
import { severalCard } from '../../cards/index.ts';
import { answerToAsk, refusedToAsk } from './ask-action.ts';
import type { PressData, ReadPress } from '../press.ts';
import { text } from '../press.ts';
import { outsideScope } from '../operator/refusals.ts';
import type { Turn } from '../turn.ts';
import { refusedBecause } from './refused.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';

/** What can be done on several devices at once: nothing that can't be undone, and nothing with a form. */
const forSeveral = catalogue.filter(({ danger, form }) => danger !== 'destructive' && !form?.length);

export const severalDevices: ReadPress = {
  kind: 'read',
  run: (turn, data) => several(turn, data),
};

export const askSeveral: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const devices = typeof data.devices === 'string' ? data.devices.split(',').map((id) => id.trim()) : [];
    const chosen = { action: text(data, 'action'), devices: devices.filter((id) => id !== '').slice(0, 20) };
    const known = forSeveral.some(({ id }) => id === chosen.action);
    if (!known || chosen.devices.length === 0)
      return several(turn, data, turn.words.answers.confirm.chooseSeveral, chosen);
    const asked = await ask(turn.services, turn.graph, turn.operator, {
      action: chosen.action,
      deviceIds: chosen.devices,
      locale: turn.request.locale,
    });
    if (asked.kind !== 'impossible')
      return answerToAsk(turn, asked, { action: chosen.action, deviceId: chosen.devices[0] });
    await refusedToAsk(turn, asked.action.name, asked.why.kind, asked.device.id);
    const why = await refusedBecause(turn, asked.why, asked.action.id);
    return several(turn, data, `${asked.device.deviceName}: ${why}`, chosen);
  },
};

async function several(
  turn: Turn,
  data: PressData,
  fault?: string,
  chosen?: { action: string; devices: string[] },
): Promise<Answer> {
  const read = await readPerson(turn.graph, turn.operator, text(data, 'user'), catalogue);
  if (read.kind !== 'file') return outsideScope(turn);
  if (!read.file.devices.ok) throw read.file.devices.problem;
  const { person } = read.file;
  return severalCard(turn, {
    person,
    rows: read.file.devices.value.items,
    unread: read.file.devices.value.unread,
    actions: [...forSeveral],
    ...(fault === undefined ? {} : { fault }),
    ...(chosen ? { chosen } : {}),
  });
}
