import type { RemoteAction } from '../../bot/helpdesk/actions/catalogue.ts';
import { actionNamed, catalogue } from '../../bot/helpdesk/actions/catalogue.ts';
import { callOn } from '../../bot/helpdesk/actions/define.ts';
import { checkForm } from '../../bot/helpdesk/actions/form.ts';
import type { Platform } from '../../bot/helpdesk/actions/platform.ts';
import { platformOf } from '../../bot/helpdesk/actions/platform.ts';
import { actionNameOn } from '../../bot/locales/action-words.ts';
import { en } from '../../bot/locales/en.ts';
import { remoteActions } from '../../sandbox/graph/actions/catalogue.ts';
import type { Expectations } from './action-expectations.ts';
import { expectations } from './action-expectations.ts';
import { sampleForm, samplePicks } from './action-values.ts';
import type { Json } from './channel.ts';
import { deviceOf, devices, kinds } from './device-kinds.ts';

/** What each remote action of the catalogue has to be, with the facts of the devices on which it is tried. */
export interface ActionRow extends Omit<Expectations, 'on' | 'notOn'> {
  id: string;
  on: Json;
  notOn: Json;
}

/** A permission's whole name, by the sandbox's short one. */
export const fullName = (permission: string): string =>
  permission.startsWith('ManagedDevices_')
    ? `Microsoft.Intune_${permission}`
    : `Microsoft.Intune_RemoteTasks_${permission}`;

const literally = (text: string) => new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));

/** The sandbox's row of an action, which is written down apart from the bot's. */
export function sandboxRow({ name }: Pick<RemoteAction, 'name'>) {
  const row = remoteActions[name];
  if (!row) throw new Error(`add a row for ${name} to a file of sandbox/graph/actions/rows/`);
  return row;
}

function derived(action: RemoteAction, platform?: Platform): Expectations {
  const words = en.actions.known[action.id];
  const works = kinds.filter((kind) => !action.hindrance(deviceOf(kind)));
  const on = works.find((kind) => !platform || platformOf(deviceOf(kind)) === platform);
  const notOn = kinds.find((kind) => !works.includes(kind));
  const hindrance = notOn && action.hindrance(deviceOf(notOn));
  if (!on || !hindrance)
    throw new Error(
      `add a device that ${on ? 'doesn’t take' : 'takes'} ${action.id} to test/support/device-kinds.ts`,
    );
  const called = callOn(action, deviceOf(on));
  const { version, permission } = sandboxRow(called);
  const said = actionNameOn(words, [deviceOf(on)]);
  const form = sampleForm(action, deviceOf(on));
  const checked = checkForm(action, deviceOf(on), form ?? {}, samplePicks(action));
  return {
    works,
    title: said.title,
    permission,
    on,
    notOn,
    why: literally(words.refusals[hindrance]),
    ...(form && { form }),
    confirm: said.confirm,
    destructive: action.danger === 'destructive',
    call: `${version} ${called.name}`,
    body: checked.ok ? action.body?.(checked.values) : undefined,
    done: literally(said.done),
    leaves: action.ends === 'leaves',
  };
}

const rowOf = ({ id }: RemoteAction, row: Expectations): ActionRow => ({
  ...row,
  id,
  on: devices[row.on],
  notOn: devices[row.notOn],
});

/** The row as a device of another system calls it. */
export function rowOn<Row extends Pick<ActionRow, 'id' | 'title' | 'confirm'>>(
  row: Row,
  device: { operatingSystem?: string | null | undefined },
): Row {
  const action = actionNamed(row.id);
  if (!action) throw new Error(`there is no action ${row.id}`);
  const { title, confirm } = actionNameOn(en.actions.known[action.id], [
    { operatingSystem: device.operatingSystem ?? undefined },
  ]);
  return { ...row, title, confirm };
}

/** Where a platform has another call, there is a row for it too. */
export const actionRows: readonly ActionRow[] = catalogue.flatMap((action: RemoteAction) => [
  rowOf(action, expectations[action.id] ?? derived(action)),
  ...Object.keys(action.on ?? {}).map((platform) => rowOf(action, derived(action, platform as Platform))),
]);
