import type { Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { devicesInTrouble, troubleFirst } from '../../helpdesk/diagnosis/verdict.ts';
import type { EntraDevice, ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { sameId } from '../../helpdesk/contracts/same-text.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { compliance, deviceRow, registeredRow } from './device-row.ts';
import { causeWords } from '../diagnosis/cause-words.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { dotted, named } from '../shared/values.ts';
import { gap } from '../tabs/gap.ts';
import type { TabRow, TabView } from '../tabs/tab-card.ts';

/** A person's devices, those with trouble first: the columns of the pane, and what is wrong. Then those that Entra alone knows. */
export function devicesTab(context: Context, file: PersonFile, verdict: Verdict): TabView {
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
    gaps: registered.ok ? [] : [gap(context, tabs.devices.entra, registered)],
    ...(unread && { unread }),
  };
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
