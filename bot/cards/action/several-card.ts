import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { PersonName } from '../../helpdesk/contracts/model.ts';
import type { Problem } from '../../helpdesk/contracts/problem.ts';
import type { DeviceRow } from '../../helpdesk/people/person-file.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import { choiceTitle } from '../shared/text.ts';
import type { Context } from '../shared/context.ts';
import { deviceName, platformName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { unreadNotes } from '../shared/problem-note.ts';
import { backToUser } from '../shared/pages.ts';
import { personTitle } from '../shared/person-words.ts';
import { dotted } from '../shared/values.ts';

const MOST = 20;

interface SeveralView {
  person: PersonName;
  rows: readonly DeviceRow[];
  /** Actions that are offered for several devices: none that is destructive, none with a form. */
  actions: readonly RemoteAction[];
  /** Why there may be more devices. */
  unread?: Problem | undefined;
  fault?: string;
  chosen?: { action: string; devices: readonly string[] };
}

/** The choice of one action and of the devices for it. */
export function severalCard(context: Context, view: SeveralView): CardAnswer {
  const { words } = context;
  const said = words.card.remote.severalForm;
  const name = personTitle(view.person);
  const able = view.rows.filter((row) => can(row, view.actions));
  const shown = able.slice(0, MOST);
  const actions = view.actions.filter((action) => able.some((row) => can(row, [action])));
  const nothing = shown.length === 0;
  return answer(context, 'several', words.summary.several(name), {
    heading: said.heading,
    name,
    about: nothing ? [] : [{ text: said.about }],
    notes: [
      ...notes(view.fault, nothing && !view.unread ? said.none : undefined),
      ...unreadNotes(context, view),
    ],
    inputs: nothing ? [] : [inputs(context, actions, shown, view.chosen)],
    more: nothing ? [] : left(context, view.rows.length, able.length, shown.length),
    next: nothing ? [] : [{ title: words.card.remote.next, user: view.person.id }],
    buttons: buttons([backToUser(context, view.person.id)]),
  });
}

function can({ offers }: DeviceRow, actions: readonly RemoteAction[]): boolean {
  return offers.some((offer) => offer.possible && actions.some(({ id }) => id === offer.action.id));
}

function notes(fault: string | undefined, none: string | undefined): Note[] {
  if (none !== undefined) return [note('open', none)];
  return fault === undefined ? [] : [note('bad', fault)];
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
      choices: actions.map(({ id }) => ({ title: words.actions.title(id), value: id })),
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

/** Room for a device's full name and its platform. */
const LONGEST = 300;

/** How many of the person's devices aren't offered, and why. */
function left({ words }: Context, all: number, able: number, shown: number): { text: string }[] {
  const said = words.card.remote.severalForm;
  return [
    ...(able > shown ? [{ text: said.firstOf(words.number(shown), words.number(able)) }] : []),
    ...(all > able ? [{ text: said.left(all - able, words.number(all - able)) }] : []),
  ];
}
