import type { Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { devicesInTrouble, troubleFirst } from '../../helpdesk/diagnosis/verdict.ts';
import type { EntraDevice, ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { sameId } from '../../helpdesk/contracts/same-text.ts';
import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import type { AppLifecycle } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { DeviceRow } from '../../helpdesk/people/person-devices.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { compliance, deviceRow, registeredRow } from './device-row.ts';
import { causeWords } from '../diagnosis/cause-words.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { dotted, entryOf, named } from '../shared/values.ts';
import { gap } from '../tabs/gap.ts';
import type { TabRow, TabView } from '../tabs/tab-card.ts';

/** A person's devices, those with trouble first: the columns of the pane, and what is wrong. Then those that Entra alone knows. */
export function devicesTab(
  context: Context,
  file: PersonFile,
  verdict: Verdict,
  appsOf: (row: DeviceRow) => TabPart<AppLifecycle[]>,
): TabView {
  const { causes } = verdict;
  const { devices, registered, entra, person } = file;
  const { tabs } = context.words;
  const inEntra = entra.ok ? entra.value.items : [];
  const rows = devices.ok ? devices.value.items : [];
  const inTrouble = devicesInTrouble(verdict);
  const managed = troubleFirst(rows, verdict).map((row): TabRow => {
    const { device } = row;
    const seen = deviceRow(context, row, person);
    const { more, ...state } = compliance(context, device);
    return {
      title: seen.name,
      state: { ...state, text: `${state.text}${more}` },
      lines: [
        ...causes
          .filter((cause) => cause.device?.id === device.id)
          .map((cause) => causeWords(context, cause).cause),
        seen.line,
        pane(context, device, inEntra),
        appsLine(context, device, appsOf(row)),
      ].filter((line) => line !== ''),
      wrong: inTrouble.has(device.id),
      open: { title: context.words.card.details, verb: 'device.show', data: { device: device.id } },
    };
  });
  const others = registered.ok
    ? registered.value.items.map((device): TabRow => {
        const seen = registeredRow(context, device);
        return {
          title: seen.name,
          state: note('info', tabs.devices.registered),
          lines: [seen.line].filter((line) => line !== ''),
          wrong: false,
        };
      })
    : [];
  const unread = devices.ok ? devices.value.unread : devices.problem;
  return {
    rows: [...managed, ...others],
    notes: [],
    gaps: [
      ...(registered.ok ? [] : [gap(context, tabs.devices.entra, registered)]),
      ...appGaps(context, rows.map(appsOf)),
    ],
    ...(unread && { unread }),
  };
}

/** How its apps are doing together: the pane's “app lifecycle status”. Which apps these are is behind Applications. */
function appsLine({ words }: Context, { id }: ManagedDevice, apps: TabPart<AppLifecycle[]>): string {
  if (!apps.ok) return '';
  const { none, states } = words.tabs.devices.apps;
  const own = apps.value.find(({ deviceId }) => isSameId(deviceId, id));
  return own ? (entryOf(states, own.state) ?? own.state) : none;
}

/** Each reason once: it is the same call for all devices. */
function appGaps(context: Context, parts: readonly TabPart<AppLifecycle[]>[]): Note[] {
  const gaps = parts.flatMap((one) =>
    one.ok ? [] : [gap(context, context.words.tabs.devices.apps.part, one)],
  );
  return [...new Map(gaps.map((one) => [one.text, one])).values()];
}

/** What manages it, and what Entra says of it. */
function pane(context: Context, device: ManagedDevice, entra: readonly EntraDevice[]): string {
  const { devices } = context.words.tabs;
  const agent = named(context, context.words.device.agent, device.managementAgent);
  const { azureADDeviceId } = device;
  const object =
    azureADDeviceId === undefined
      ? undefined
      : entra.find(({ deviceId }) => sameId(deviceId, azureADDeviceId));
  return dotted([
    agent && devices.managedBy(agent),
    object?.isCompliant === undefined
      ? undefined
      : object.isCompliant
        ? devices.entraCompliant
        : devices.entraNotCompliant,
  ]);
}
