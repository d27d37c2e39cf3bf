import type { RemoteAction } from '../../bot/helpdesk/actions/catalogue.ts';
import { catalogue } from '../../bot/helpdesk/actions/catalogue.ts';
import { checkForm } from '../../bot/helpdesk/actions/form.ts';
import { en } from '../../bot/locales/en.ts';
import { remoteActions } from '../../sandbox/graph/actions/catalogue.ts';
import type { Expectations } from './action-expectations.ts';
import { expectations } from './action-expectations.ts';
import { sampleForm } from './action-values.ts';
import type { Json } from './channel.ts';
import { deviceOf, devices, kinds } from './device-kinds.ts';

/** What each remote action of the catalogue has to be, with the facts of the devices on which it is tried. */
export interface ActionRow extends Omit<Expectations, 'on' | 'notOn'> {
  id: string;
  on: Json;
  notOn: Json;
}

const literally = (text: string) => new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));

/** The sandbox's row of an action, which is written down apart from the bot's. */
export function sandboxRow({ name }: Pick<RemoteAction, 'name'>) {
  const row = remoteActions[name];
  if (!row) throw new Error(`add a row for ${name} to sandbox/graph/actions/catalogue.ts`);
  return row;
}

function derived(action: RemoteAction): Expectations {
  const words = en.actions.known[action.id];
  const { version, permission } = sandboxRow(action);
  const works = kinds.filter((kind) => !action.hindrance(deviceOf(kind)));
  const [on] = works;
  const notOn = kinds.find((kind) => !works.includes(kind));
  const hindrance = notOn && action.hindrance(deviceOf(notOn));
  if (!on || !hindrance)
    throw new Error(`add a device that takes ${action.id} to test/support/device-kinds.ts`);
  const form = sampleForm(action, deviceOf(on));
  const checked = checkForm(action, deviceOf(on), form ?? {});
  return {
    works,
    title: words.title,
    permission,
    on,
    notOn,
    why: literally(words.refusals[hindrance]),
    ...(form && { form }),
    confirm: words.confirm,
    destructive: action.danger === 'destructive',
    call: `${version} ${action.name}`,
    body: checked.ok ? action.body?.(checked.values) : undefined,
    done: literally(words.done),
    leaves: action.ends === 'leaves',
  };
}

export const actionRows: readonly ActionRow[] = catalogue.map((action) => {
  const row = expectations[action.id] ?? derived(action);
  return { ...row, id: action.id, on: devices[row.on], notOn: devices[row.notOn] };
});
