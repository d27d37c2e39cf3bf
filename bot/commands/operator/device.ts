import { isNamed, readDevice, selectDevice } from '../../helpdesk/devices/device-file.ts';
import type { DeviceFile, DeviceSelection } from '../../helpdesk/devices/device-file.ts';
import type { KeyOffer } from '../../helpdesk/access/may-see-key.ts';
import { keyOffers } from '../../helpdesk/access/may-see-key.ts';
import { withoutUnderWay } from '../../helpdesk/remote/under-way.ts';
import { deviceVerdict } from '../../helpdesk/diagnosis/verdict.ts';
import { mayReadAnybody } from '../../helpdesk/access/authorize.ts';
import type { PersonSaid } from '../../cards/index.ts';
import { deviceCard, deviceChoiceCard, problemWords } from '../../cards/index.ts';
import type { Command } from '../command.ts';
import { DEVICE, isNoRemark } from '../command.ts';
import { wantedIn } from '../free-text/identifier.ts';
import { insteadOfDevice, withWays } from '../free-text/other-ways.ts';
import type { ReadPress } from '../press.ts';
import { text } from '../press.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { Found, NothingFound } from '../../helpdesk/contracts/graph/found.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { beside } from './person-card.ts';
import { mayNotRead, outsideScope } from './refusals.ts';
import { withWhoseVerdict } from './whose-verdict.ts';

export const device: Command = {
  phrases: [DEVICE],
  takes: 'text',
  accepts: isNoRemark,
  help: (words) => words.commands.device,
  isFor: (operator) => mayReadAnybody(operator) === undefined,
  async run(turn, typed) {
    const wanted = wantedIn(typed);
    if (wanted === '') return say(turn.words.commands.device.which);
    return withDevice(turn, wanted, {
      none: () =>
        Promise.resolve(
          withWays(turn, turn.words.commands.device.none(wanted), insteadOfDevice(turn, wanted)),
        ),
    });
  },
};

/** What is answered when a device was looked for. What is left out is answered as “device” does. */
interface DeviceAnswers {
  file?: (file: DeviceFile) => Promise<Answer>;
  /** Also answers a single match that only contains what was typed. */
  several?: (devices: Found<ManagedDevice>) => Answer | Promise<Answer>;
  none?: () => Promise<Answer>;
  /** It was asked for by itself, so nobody has just seen whose it is. */
  asked?: boolean;
}

/** Looks for a device and writes down who reads it. */
export async function withDevice(turn: Turn, wanted: string, answers: DeviceAnswers = {}): Promise<Answer> {
  return answerWith(
    turn,
    await selectDevice(turn.graph, turn.operator, wanted, {
      ...(answers.file ? {} : beside(turn)),
      known: turn.services.knownNames,
    }),
    wanted,
    { asked: true, ...answers },
  );
}

export const showDevice: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const id = text(data, 'device');
    const read = await readDevice(turn.graph, turn.operator, id, beside(turn));
    return read.kind === 'none' ? say(turn.words.commands.device.gone) : answerWith(turn, read, id);
  },
};

/** The same with what a verdict needs. */
export async function showWithVerdict(
  turn: Turn,
  id: string,
  view: (file: DeviceFile) => Promise<Answer>,
): Promise<Answer> {
  const read = await readDevice(turn.graph, turn.operator, id, beside(turn));
  return read.kind === 'none'
    ? say(turn.words.commands.device.gone)
    : answerWith(turn, read, id, { file: view });
}

/** Reads a device anew and writes down who reads it, then shows something of it. */
export async function showOne(
  turn: Turn,
  id: string,
  view: (file: DeviceFile) => Promise<Answer>,
): Promise<Answer> {
  const read = await readDevice(turn.graph, turn.operator, id);
  return read.kind === 'none'
    ? say(turn.words.commands.device.gone)
    : answerWith(turn, read, id, { file: view });
}

/** Reads two devices in one round and writes down who reads each, then shows something of both. */
export async function showTwo(
  turn: Turn,
  ids: readonly [string, string],
  view: (files: [DeviceFile, DeviceFile]) => Promise<Answer>,
): Promise<Answer> {
  const read = (id: string) => readDevice(turn.graph, turn.operator, id, beside(turn));
  const [first, second] = await Promise.all([read(ids[0]), read(ids[1])]);
  if (first.kind === 'none' || second.kind === 'none') return say(turn.words.commands.device.gone);
  const file = (a: DeviceFile) => answerWith(turn, second, ids[1], { file: (b: DeviceFile) => view([a, b]) });
  return answerWith(turn, first, ids[0], { file });
}

async function answerWith(
  turn: Turn,
  selection: DeviceSelection,
  wanted: string,
  answers: DeviceAnswers = {},
): Promise<Answer> {
  const { services, operator } = turn;
  const entry = { what: 'device', operatorId: operator.speaker.id };
  switch (selection.kind) {
    case 'several':
      return answers.several?.(selection.devices) ?? deviceChoiceCard(turn, wanted, selection.devices);
    case 'none':
      if (answers.none && !selection.unsearched && !selection.unclear) return answers.none();
      return say(nothingNamed(turn, wanted, selection));
    case 'outside':
      await services.audit.append({
        ...entry,
        kind: 'refused',
        outcome: selection.why,
        personId: selection.device.userId,
        deviceId: selection.device.id,
        deviceName: selection.device.deviceName,
        serialNumber: selection.device.serialNumber,
      });
      return outsideScope(turn, selection.why);
    case 'refused':
      await services.audit.append({ ...entry, kind: 'refused', outcome: selection.why });
      return mayNotRead(turn, selection.why);
    case 'file': {
      const { file } = selection;
      const { device: found, through } = file;
      if (answers.several && !isNamed(found, wanted))
        return answers.several({ items: [found], total: 1, exact: true, unsearched: [] });
      await services.audit.append({
        ...entry,
        kind: 'read',
        personId: found.userId,
        deviceId: found.id,
        deviceName: found.deviceName,
        serialNumber: found.serialNumber,
        through,
      });
      if (answers.file) return answers.file(file);
      const { thresholds } = services;
      const verdict = deviceVerdict(file, { now: turn.now, thresholds });
      services.verdicts.count(verdict);
      const now = await fileNow(turn, file);
      const show = (whose?: PersonSaid) => deviceCard(turn, now, verdict, keysOf(turn, file), whose);
      return answers.asked ? withWhoseVerdict(turn, file, show) : show();
    }
  }
}

/** What was searched without a hit, and what keeps that from being sure. */
function nothingNamed(turn: Turn, wanted: string, none: NothingFound): string {
  const said = turn.words.commands.device.none(wanted, none);
  return none.unread ? `${said} ${problemWords(turn, none.unread)}` : said;
}

/** Without the offers of what is under way on the device. */
export async function fileNow({ services }: Turn, file: DeviceFile): Promise<DeviceFile> {
  const [now = file] = await withoutUnderWay(services.store, [file]);
  return now;
}

/** What can be shown of a device's keys, as far as is known before the press. */
export function keysOf({ services, operator }: Turn, { device: of, target }: DeviceFile): KeyOffer[] {
  return keyOffers({ operator, device: of, target, entraDecides: services.entraDecides });
}
