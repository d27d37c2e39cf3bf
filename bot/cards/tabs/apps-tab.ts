import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { AppState } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note, SignName } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { gap } from './gap.ts';
import { dotted } from '../shared/values.ts';
import type { TabRow, TabView } from './tab-card.ts';

const SIGNS: Readonly<Record<string, SignName>> = {
  installed: 'good',
  failed: 'bad',
  uninstallFailed: 'bad',
  pendingInstall: 'waiting',
};

interface DeviceApps {
  device: ManagedDevice;
  apps: TabPart<AppState[]>;
}

/** The apps that the person is to have, device by device, those that failed first. */
export function appsTab(context: Context, devices: readonly DeviceApps[]): TabView {
  const said = context.words.tabs.apps;
  const rows: TabRow[] = [];
  const gaps: Note[] = [];
  for (const { device, apps } of devices) {
    const name = deviceName(context, device.deviceName);
    if (apps.ok) rows.push(...apps.value.map((app) => rowOf(context, name, app)));
    else gaps.push(gap(context, said.part(name), apps));
  }
  return { rows, notes: [], gaps };
}

function rowOf({ words }: Context, device: string, { name, version, state, intent }: AppState): TabRow {
  const said = words.tabs.apps;
  const sign = SIGNS[state] ?? 'open';
  return {
    title: dotted([name, version]),
    state: note(sign, dotted([said.states[state] ?? state, device])),
    lines: intent === undefined ? [] : [said.intents[intent] ?? intent],
    wrong: sign === 'bad',
  };
}
