import type { CardAnswer } from '../../cards/index.ts';
import { sharedCard } from '../../cards/index.ts';
import { mayReadAnybody } from '../../helpdesk/access/authorize.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { NothingFound } from '../../helpdesk/contracts/graph/found.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { DeviceSelection } from '../../helpdesk/devices/device-file.ts';
import { selectDevice } from '../../helpdesk/devices/device-file.ts';
import { wantedIn } from '../free-text/identifier.ts';
import type { ReadPress } from '../press.ts';
import { text } from '../press.ts';
import type { Search, Turn } from '../turn.ts';
import { NO_RESULTS, say } from '../turn.ts';
import { showDevice } from './device.ts';
import { mayNotRead } from './refusals.ts';
import { showUser } from './select-user.ts';

/**
 * Teams' compose box finds people by name. What is sent shows the others a name, and a button that opens the rest one-to-one, for those who
 * may see it.
 */
export const findPerson: Search<Turn> = async (turn, typed, skip, most) => {
  const wanted = wantedIn(typed);
  const refused = mayReadAnybody(turn.operator);
  if (refused) return mayNotRead(turn, refused.why);
  if (wanted === '') return NO_RESULTS;
  const people = await turn.graph.directory.findByName(wanted, skip + most);
  return results(
    turn,
    people.items.slice(skip, skip + most).map(({ id, displayName, userPrincipalName }) => ({
      title: displayName,
      line: userPrincipalName,
      card: sharedCard(turn, displayName, { user: id }),
    })),
    wanted,
    people,
  );
};

/** Finds devices by name, serial number, IMEI or id, among those in the operator's scope. */
export const findDevice: Search<Turn> = async (turn, typed, skip, most) => {
  const wanted = wantedIn(typed);
  if (wanted === '') return NO_RESULTS;
  const selection = await selectDevice(turn.graph, turn.operator, wanted);
  if (selection.kind === 'refused') return mayNotRead(turn, selection.why);
  const found = devicesOf(selection).slice(skip, skip + most);
  return results(
    turn,
    found.map(({ id, deviceName, operatingSystem, userPrincipalName }) => ({
      title: deviceName,
      line: [operatingSystem, userPrincipalName].filter(Boolean).join(' · '),
      card: sharedCard(turn, deviceName, { device: id }),
    })),
    wanted,
    selection.kind === 'none' ? selection : {},
  );
};

function devicesOf(selection: DeviceSelection): readonly ManagedDevice[] {
  if (selection.kind === 'file') return [selection.file.device];
  return selection.kind === 'several' ? selection.devices.items : [];
}

function results(
  { words }: Turn,
  found: { title: string; line: string; card: CardAnswer }[],
  wanted: string,
  doubts: Omit<NothingFound, 'kind'>,
): Answer {
  return found.length > 0 ? { kind: 'results', results: found } : say(words.shared.none(wanted, doubts));
}

/** Opens what was shared, one-to-one, for the person who pressed. */
export const openShared: ReadPress = {
  kind: 'read',
  anywhere: true,
  run: (turn, data) => (text(data, 'device') === '' ? showUser : showDevice).run(turn, data),
};

/** “Troubleshoot the sender” on a message: their card, one-to-one. */
export async function aboutSender(turn: Turn, senderId: string | undefined): Promise<Answer> {
  return senderId === undefined ? say(turn.words.shared.noSender) : showUser.run(turn, { user: senderId });
}
