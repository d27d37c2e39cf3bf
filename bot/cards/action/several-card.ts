import type { ActionId, RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import { MOST_DEVICES } from '../../helpdesk/actions/define.ts';
import type { PersonName } from '../../helpdesk/contracts/model.ts';
import type { Problem } from '../../helpdesk/contracts/problem.ts';
import type { DeviceRow } from '../../helpdesk/people/person-devices.ts';
import type { NamedFor } from '../../locales/action-words.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRow, buttons } from '../shared/button.ts';
import { choiceTitle, shortened } from '../shared/text.ts';
import type { Context } from '../shared/context.ts';
import { deviceName, isTheirs, platformName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { unreadNotes } from '../shared/problem-note.ts';
import { backToUser } from '../shared/pages.ts';
import { personTitle } from '../shared/person-words.ts';
import { dotted } from '../shared/values.ts';

/** An action that not all chosen devices can take. */
export interface NotAll {
  action: ActionId;
  /** The devices that can. */
  able: readonly (NamedFor & { id: string })[];
  /** Each device that can't, if it may be named, and why. */
  faults: readonly { device: (NamedFor & { deviceName: string }) | undefined; why: string }[];
}

interface SeveralView {
  person: PersonName;
  rows: readonly DeviceRow[];
  /** Actions that are offered for several devices: none that is destructive, none with a form. */
  actions: readonly RemoteAction[];
  /** Why there may be more devices. */
  unread?: Problem | undefined;
  fault?: string;
  chosen?: { action: string; devices: readonly string[] };
  notAll?: NotAll;
}

/** The choice of one action and of the devices for it. */
export function severalCard(context: Context, view: SeveralView): CardAnswer {
  const { words } = context;
  const said = words.card.remote.severalForm;
  const name = personTitle(view.person);
  const own = view.rows.filter(({ device }) => isTheirs(device, view.person));
  const able = own.filter((row) => can(row, view.actions));
  const shown = able.slice(0, MOST_DEVICES);
  const actions = view.actions.filter((action) => able.some((row) => can(row, [action])));
  const nothing = shown.length === 0;
  return answer(context, 'several', words.summary.several(name), {
    heading: said.heading,
    name,
    about: nothing ? [] : [{ text: said.about }],
    notes: [
      ...notes(context, view, nothing && !view.unread ? noneAble(context, view) : undefined),
      ...unreadNotes(context, view),
    ],
    faults: faultRows(context, view.notAll),
    buttonRow: buttonRow(carryOn(context, view)),
    inputs: nothing ? [] : [inputs(context, actions, shown, view.chosen)],
    more: nothing
      ? []
      : left(context, {
          all: view.rows.length,
          own: own.length,
          able: able.length,
          shown: shown.length,
        }),
    next: nothing ? [] : [{ title: words.card.remote.next, user: view.person.id }],
    buttons: buttons([backToUser(context, view.person.id)]),
  });
}

/** Why no device can be chosen: the operator's role or scope, or the devices. */
function noneAble(context: Context, { rows, actions }: SeveralView): string {
  const said = context.words.card.remote.severalForm;
  const whys = rows.flatMap(({ offers }) =>
    offers.flatMap((offer) =>
      !offer.possible && actions.some(({ id }) => id === offer.action.id) ? [offer.why.kind] : [],
    ),
  );
  if (whys.some((kind) => kind === 'alreadyPending' || kind === 'pinUnused')) return said.noneWaiting;
  const right = whys.find((kind) => kind !== 'device');
  if (right === 'noRole' || right === 'permission') return said.noneByRole;
  return right === 'scope' || right === 'scopeUnread' ? said.noneByScope : said.none;
}

function can({ offers }: DeviceRow, actions: readonly RemoteAction[]): boolean {
  return offers.some((offer) => offer.possible && actions.some(({ id }) => id === offer.action.id));
}

function notes({ words }: Context, { fault, notAll }: SeveralView, none: string | undefined): Note[] {
  if (notAll) {
    const said = words.card.remote.severalForm;
    const [no, yes] = [notAll.faults.length, notAll.able.length];
    const devices = [...notAll.able, ...notAll.faults.flatMap(({ device }) => device ?? [])];
    const title = words.actions.title(notAll.action, devices);
    return [note('bad', said.notAll(title, words.number(no), words.number(no + yes)))];
  }
  if (none !== undefined) return [note('open', none)];
  return fault === undefined ? [] : [note('bad', fault)];
}

/** Each device that can't take the action, with its reason. */
function faultRows(context: Context, notAll: NotAll | undefined) {
  return (notAll?.faults ?? []).map(({ device, why }) => ({
    name: device === undefined ? '' : `${shortened(deviceName(context, device.deviceName), NAME)}: `,
    why,
  }));
}

/** Carries on with the devices that can take the action. They are looked at again at the press. */
function carryOn({ words }: Context, { person, notAll }: SeveralView): ButtonInit[] {
  if (!notAll || notAll.able.length === 0) return [];
  const count = notAll.able.length;
  return [
    {
      title: words.card.remote.severalForm.doThose(count, words.number(count)),
      verb: 'devices.ask',
      data: { user: person.id, action: notAll.action, devices: notAll.able.map(({ id }) => id).join(',') },
    },
  ];
}

function inputs(
  context: Context,
  actions: readonly RemoteAction[],
  rows: readonly DeviceRow[],
  chosen: SeveralView['chosen'],
) {
  const { words } = context;
  const said = words.card.remote.severalForm;
  const known = new Set(rows.map(({ device }) => device.id));
  const action = actions.find(({ id }) => id === chosen?.action);
  return {
    action: {
      ...said.action,
      value: action?.id ?? '',
      choices: actions.map((one) => ({ title: actionChoice(context, one, rows), value: one.id })),
    },
    devices: {
      ...said.devices,
      ids: (chosen?.devices ?? []).filter((id) => known.has(id)),
      choices: rows.map(({ device }) => ({
        title: choiceTitle(
          dotted([deviceName(context, device.deviceName), platformName(context, device)]),
          LONGEST,
        ),
        value: device.id,
      })),
    },
  };
}

/** How many devices an action's title names. */
const NAMED = 3;
const NAME = 64;

/** An action's title. If not all of these devices can take it, it says which can, or which can't if they are fewer. */
function actionChoice(context: Context, action: RemoteAction, rows: readonly DeviceRow[]): string {
  const { words } = context;
  const said = words.card.remote.severalForm;
  const able = rows.filter((row) => can(row, [action]));
  const title = words.actions.title(
    action.id,
    able.map(({ device }) => device),
  );
  const names = (some: readonly DeviceRow[]) => [
    ...some.slice(0, NAMED).map(({ device }) => shortened(deviceName(context, device.deviceName), NAME)),
    ...(some.length > NAMED ? [said.more(words.number(some.length - NAMED))] : []),
  ];
  const others = rows.filter((row) => !able.includes(row));
  if (others.length === 0) return title;
  const listed = able.length <= others.length ? said.only(names(able)) : said.not(names(others));
  return choiceTitle(dotted([title, listed]), LONGEST);
}

/** Room for a device's full name and its platform. */
const LONGEST = 300;

/** How many of the person's devices aren't offered, and why. */
function left(
  { words }: Context,
  { all, own, able, shown }: Record<'all' | 'own' | 'able' | 'shown', number>,
): { text: string }[] {
  const said = words.card.remote.severalForm;
  return [
    ...(able > shown ? [{ text: said.firstOf(words.number(shown), words.number(able)) }] : []),
    ...(own > able ? [{ text: said.left(own - able, words.number(own - able)) }] : []),
    ...(all > own ? [{ text: said.others(all - own, words.number(all - own)) }] : []),
  ];
}
