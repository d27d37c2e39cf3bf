import type { TabView } from '../../cards/index.ts';
import { appsTab, failuresTab, policyTab, restrictionsTab } from '../../cards/index.ts';
import type { TabName } from '../../helpdesk/people/tab-names.ts';
import type { GraphApi } from '../../helpdesk/contracts/graph.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { applyingRestrictions } from '../../helpdesk/people/applying-restrictions.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import type { Turn } from '../turn.ts';

/** Makes the tab of what was asked for, once it is known what of the person may be shown. */
type Finish = (turn: Turn, file: PersonFile) => Promise<TabView>;

/** A tab of the troubleshooting pane. `start` asks for everything at once, beside the person; nothing of it is shown before the scope is known. */
interface Tab {
  /** `devices`: it shows those that may be shown. `person`: only somebody in scope has it. */
  about: 'person' | 'devices';
  /** `likely`: ids of the devices that were listed last. They say what to ask for, and decide nothing. */
  start: (graph: GraphApi, person: string, likely: readonly string[]) => Finish;
}

/** More devices than this aren't read at once. */
const MOST_DEVICES = 20;

function aboutPerson<T>(
  read: (graph: GraphApi, person: string) => Promise<T>,
  view: (turn: Turn, value: T, file: PersonFile) => TabView,
): Tab {
  return {
    about: 'person',
    start(graph, person) {
      const reading = part(read(graph, person));
      return async (turn, file) => {
        const answer = await reading;
        return answer.ok ? view(turn, answer.value, file) : { rows: [], notes: [], unread: answer.problem };
      };
    },
  };
}

/** `read` never rejects: what can't be read is in its answer. */
function aboutDevices<T>(
  read: (graph: GraphApi, device: string, person: string) => Promise<T>,
  view: (turn: Turn, devices: readonly (T & { device: ManagedDevice })[]) => TabView,
): Tab {
  return {
    about: 'devices',
    start(graph, person, likely) {
      const asked = new Map<string, Promise<T>>();
      const ask = (device: string) => {
        const reading = asked.get(device) ?? read(graph, device, person);
        asked.set(device, reading);
        return reading;
      };
      for (const device of likely.slice(0, MOST_DEVICES)) void ask(device);
      return async (turn, { devices }) => {
        if (!devices.ok) return { rows: [], notes: [], unread: devices.problem };
        const { items, unread } = devices.value;
        const shown = items.slice(0, MOST_DEVICES);
        const values = await Promise.all(
          shown.map(async ({ device }) => ({ ...(await ask(device.id)), device })),
        );
        return {
          ...view(turn, values),
          unread,
          ...(shown.length < items.length && { cut: { shown: shown.length, all: items.length } }),
        };
      };
    },
  };
}

export const tabs: Readonly<Record<TabName, Tab>> = {
  policy: aboutDevices(async ({ troubleshooting }, device) => {
    const [compliance, configuration] = await Promise.all([
      part(troubleshooting.compliancePolicies(device)),
      part(troubleshooting.configurations(device)),
    ]);
    return { compliance, configuration };
  }, policyTab),
  apps: aboutDevices(
    async ({ troubleshooting }, device, person) => ({
      apps: await part(troubleshooting.apps(person, device)),
    }),
    appsTab,
  ),
  failures: aboutPerson(
    ({ troubleshooting }, person) => troubleshooting.enrollmentFailures(person),
    failuresTab,
  ),
  restrictions: aboutPerson(
    ({ troubleshooting }) => troubleshooting.restrictions(),
    (turn, all, { groups, devices, tags }) =>
      restrictionsTab(
        turn,
        applyingRestrictions(all, groups),
        devices.ok
          ? { count: devices.value.items.length, exact: devices.value.exact && tags === 'none' }
          : undefined,
      ),
  ),
};
