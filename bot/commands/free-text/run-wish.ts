import type { ButtonInit } from '../../cards/index.ts';
import { choiceCard, deviceChoiceCard, noticeCard, problemWords } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { platformOf } from '../../helpdesk/actions/platform.ts';
import { isNamed } from '../../helpdesk/devices/device-file.ts';
import { readKeyId } from '../../helpdesk/keys/key-id.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { askAction } from '../actions/ask-action.ts';
import { showDevice, withDevice } from '../operator/device.ts';
import { key } from '../operator/key.ts';
import { withUser } from '../operator/select-user.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';
import { wantedIn } from './identifier.ts';
import { insteadOfDevice, withWays } from './other-ways.ts';
import type { Wish } from './wish.ts';

/**
 * Leads to the confirm card of the action that was asked for, or to the choice that is missing. Nothing is sent: that takes a press of
 * Confirm. Whatever is named is looked up as “device” and “select user” do it.
 */
export async function runWish(turn: Turn, wish: Wish): Promise<Answer> {
  const { services, operator, words } = turn;
  const none = () =>
    isKeyId(wish)
      ? key.run(turn, wish.target)
      : Promise.resolve(
          withWays(turn, words.freeText.noTarget(wish.target), insteadOfDevice(turn, wish.target)),
        );
  const whose = wish.person ?? wish.target;
  // many devices are called “Aino’s iPhone”, whoever has them
  if (wish.target !== '' && wish.target !== wish.person)
    return onDevice(turn, wish, (otherwise) => ofPerson(turn, wish, whose, otherwise), none);
  if (whose !== '')
    return ofPerson(turn, wish, whose, () => onDevice(turn, wish, (otherwise) => otherwise(), none));
  const selected = services.selected.get(operator.speaker.id);
  return selected ? ofPerson(turn, wish, selected.id, none) : say(words.freeText.which(wish.phrase));
}

/** “Recovery key A1B2C3D4”: not a device's name but what its screen says. */
function isKeyId({ wanted, target }: Wish): boolean {
  return wanted.kind === 'key' && ['whole', 'part'].includes(readKeyId(target).kind);
}

type Otherwise = () => Promise<Answer>;

/**
 * The device that bears the whole name. Names that only contain it come after people: `person` is asked first, and goes on with what it is
 * given if there is nobody.
 */
function onDevice(
  turn: Turn,
  wish: Wish,
  person: (otherwise: Otherwise) => Promise<Answer>,
  none: Otherwise,
): Promise<Answer> {
  const wanted = wantedIn(wish.target);
  return withDevice(turn, wanted, {
    file: ({ device }) => act(turn, wish, device.id),
    several(found) {
      const choice = () => Promise.resolve(deviceChoiceCard(turn, wanted, found, chosen(turn, wish)));
      return found.items.some((device) => isNamed(device, wanted)) ? choice() : person(choice);
    },
    none: () => person(none),
  });
}

/** A device of a person. Only one that fits is asked about at once, and only if there can't be another. */
function ofPerson(turn: Turn, wish: Wish, whose: string, none: Otherwise): Promise<Answer> {
  const wanted = wantedIn(whose);
  return withUser(turn, wanted, {
    file: (file) => amongTheirs(turn, wish, file),
    several: (people) =>
      choiceCard(turn, wanted, people, {
        opens: (person) => again(wish, person),
        wanted: titleOf(turn, wish),
      }),
    none,
  });
}

async function amongTheirs(turn: Turn, wish: Wish, { person, devices }: PersonFile): Promise<Answer> {
  const { freeText } = turn.words;
  if (!devices.ok) return noticeCard(turn, { tone: 'warning', lines: [problemWords(turn, devices.problem)] });
  const { items, exact, unclear } = devices.value;
  // what they only enrolled is somebody else's: it comes last, and is never taken for theirs
  const isTheirs = ({ userId }: ManagedDevice) => isSameId(userId, person.id);
  const theirs = items
    .map(({ device }) => device)
    .toSorted((a, b) => Number(isTheirs(b)) - Number(isTheirs(a)));
  const fitting = theirs.filter((device) => fits(wish, device));
  const [only, other] = fitting;
  if (only && !other && exact && isTheirs(only)) return act(turn, wish, only.id);
  const shown = fitting.length > 0 ? fitting : theirs;
  if (shown.length === 0) return say(freeText.noDevices(person.displayName));
  const found = { items: shown, total: shown.length, exact, unclear, unsearched: [] };
  return deviceChoiceCard(turn, person.displayName, found, chosen(turn, wish));
}

function fits({ wanted, platforms }: Wish, device: ManagedDevice): boolean {
  if (platforms && !platforms.includes(platformOf(device))) return false;
  return wanted.kind === 'key' || actionNamed(wanted.action)?.hindrance(device) === undefined;
}

/** An action's confirm card or form. Keys are shown from their device's card. */
function act(turn: Turn, { wanted }: Wish, device: string): Promise<Answer> {
  return wanted.kind === 'action'
    ? askAction.run(turn, { device, action: wanted.action })
    : showDevice.run(turn, { device });
}

/** What choosing a device does, and what it is for. */
function chosen(turn: Turn, wish: Wish) {
  const { wanted } = wish;
  const opens = (device: ManagedDevice): Omit<ButtonInit, 'title'> =>
    wanted.kind === 'action'
      ? { verb: 'action.ask', data: { device: device.id, action: wanted.action } }
      : { verb: 'device.show', data: { device: device.id } };
  return { opens, wanted: titleOf(turn, wish) };
}

const titleOf = ({ words }: Turn, { wanted }: Wish): string =>
  wanted.kind === 'action' ? words.actions.title(wanted.action, []) : words.keys[wanted.key].show;

/** The same wish, for one of the people that it may have meant. */
function again({ phrase, noun }: Wish, { id }: PersonName): Omit<ButtonInit, 'title'> {
  return { verb: 'command.say', data: { text: [phrase, noun, 'of', id].filter(Boolean).join(' ') } };
}
