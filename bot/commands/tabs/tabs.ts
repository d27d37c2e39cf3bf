import type { UpdatesRead } from '../../cards/index.ts';
import {
  appsTab,
  defenderTab,
  devicesTab,
  diagnosticsTab,
  failuresTab,
  gap,
  groupsTab,
  licensesTab,
  policyTab,
  protectionTab,
  remediationsTab,
  restrictionsTab,
  signInTab,
  updatesTab,
} from '../../cards/index.ts';
import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import { TAB_RIGHTS, covering, readPart } from '../../helpdesk/access/tab-rights.ts';
import { platformOf } from '../../helpdesk/actions/platform.ts';
import type { Problem } from '../../helpdesk/contracts/problem.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { applyingRestrictions } from '../../helpdesk/people/applying-restrictions.ts';
import type { DeviceTabName, TabName } from '../../helpdesk/people/tab-names.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Turn } from '../turn.ts';
import type { DevicesTab, Tab } from './tab.ts';
import { firstVerdict } from '../operator/person-card.ts';
import { aboutDevices, aboutDevicesWith, aboutFile, aboutFileWith, aboutPerson } from './tab.ts';

/** Entra answers only a few requests in ten seconds for the whole tenant: one page has to do. */
const SIGN_INS = 25;

const isWindows = (device: ManagedDevice) => platformOf(device) === 'windows';

/** Those that a device's own card has, too. */
export const deviceTabs: Readonly<Record<DeviceTabName, DevicesTab>> = {
  policy: aboutDevicesWith({
    beside: ({ graph: { troubleshooting }, operator }) =>
      readPart(operator, TAB_RIGHTS.compliance, () => troubleshooting.wantedSettings()),
    read: async ({ graph: { troubleshooting }, operator }, device) => {
      const [compliance, configuration] = await Promise.all([
        readPart(operator, TAB_RIGHTS.compliance, () => troubleshooting.compliancePolicies(device)),
        readPart(operator, TAB_RIGHTS.configuration, () => troubleshooting.configurations(device)),
      ]);
      return { compliance, configuration };
    },
    view: ({ operator, ...turn }, devices, wanted) =>
      policyTab(
        turn,
        devices.map(({ device, target, compliance, configuration }) => ({
          device,
          compliance: covering(operator, TAB_RIGHTS.compliance, target, compliance),
          configuration: covering(operator, TAB_RIGHTS.configuration, target, configuration),
        })),
        wanted,
      ),
  }),
  diagnostics: aboutDevices(
    async ({ graph: { troubleshooting } }, device) => ({
      logs: await part(troubleshooting.logRequests(device)),
    }),
    (turn, devices) => diagnosticsTab(turn, devices, turn.services.thresholds.pendingHours),
  ),
  defender: aboutDevices(
    async ({ graph: { troubleshooting } }, device) => {
      const [protection, malware] = await Promise.all([
        part(troubleshooting.protection(device)),
        part(troubleshooting.malware(device)),
      ]);
      return { protection, malware };
    },
    defenderTab,
    isWindows,
  ),
  remediations: aboutDevices(
    async ({ graph: { troubleshooting }, operator }, device) => ({
      runs: await readPart(operator, TAB_RIGHTS.remediations, () => troubleshooting.remediationRuns(device)),
    }),
    (turn, devices) =>
      remediationsTab(
        turn,
        devices.map(({ device, target, runs }) => ({
          device,
          runs: covering(turn.operator, TAB_RIGHTS.remediations, target, runs),
        })),
      ),
    isWindows,
  ),
};

export const tabs: Readonly<Record<TabName, Tab>> = {
  ...deviceTabs,
  devices: aboutFileWith(
    ({ graph: { troubleshooting }, operator }, person) =>
      readPart(operator, TAB_RIGHTS.apps, () => troubleshooting.appLifecycle(person)),
    (turn, file, apps) =>
      devicesTab(turn, file, firstVerdict(turn, file), (row) =>
        covering(turn.operator, TAB_RIGHTS.apps, row.target, apps),
      ),
  ),
  groups: aboutFile((turn, { groups }) => groupsTab(turn, groups)),
  apps: aboutDevices(
    async ({ graph: { troubleshooting }, operator }, device, person = '') => ({
      apps: await readPart(operator, TAB_RIGHTS.apps, () => troubleshooting.apps(person, device)),
    }),
    (turn, devices) =>
      appsTab(
        turn,
        devices.map(({ device, target, apps }) => ({
          device,
          apps: covering(turn.operator, TAB_RIGHTS.apps, target, apps),
        })),
      ),
  ),
  protection: aboutPerson(
    async ({ graph: { troubleshooting }, operator }, person) => {
      const [registrations, checks] = await Promise.all([
        readPart(operator, TAB_RIGHTS.protection, () => troubleshooting.appRegistrations(person)),
        readPart(operator, TAB_RIGHTS.protection, () => troubleshooting.appChecks(person)),
      ]);
      return { registrations, checks };
    },
    (turn, { registrations, checks }, { target }) => {
      const covered = <T>(read: TabPart<T>) => covering(turn.operator, TAB_RIGHTS.protection, target, read);
      return protectionTab(turn, { registrations: covered(registrations), checks: covered(checks) });
    },
  ),
  updates: aboutPerson(readUpdates, (turn, read, { target, groups, devices, tags }) => {
    const covered = <T>(one: TabPart<T>) => covering(turn.operator, TAB_RIGHTS.updates, target, one);
    const { rings, feature, quality, driver } = read;
    const known = devices.ok && devices.value.exact && tags === 'none';
    const noWindows = known && !devices.value.items.some(({ device }) => isWindows(device));
    return updatesTab(
      turn,
      {
        rings: covered(rings),
        feature: covered(feature),
        quality: covered(quality),
        driver: covered(driver),
      },
      groups,
      noWindows,
    );
  }),
  signIn: aboutPerson(async ({ graph: { troubleshooting }, operator }, person) => {
    const [signIns, methods] = await Promise.all([
      readPart(operator, TAB_RIGHTS.signIns, () => troubleshooting.signIns(person, SIGN_INS)),
      readPart(operator, TAB_RIGHTS.signInMethods, () => troubleshooting.signInMethods(person)),
    ]);
    return { signIns, methods };
  }, signInTab),
  failures: aboutPerson(
    ({ graph: { troubleshooting } }, person) => part(troubleshooting.enrollmentFailures(person)),
    (turn, failures) => (failures.ok ? failuresTab(turn, failures.value) : nothingBut(failures.problem)),
  ),
  restrictions: aboutPerson(
    ({ graph: { troubleshooting }, operator }) =>
      readPart(operator, TAB_RIGHTS.restrictions, () => troubleshooting.restrictions()),
    (turn, read, file) => {
      const { target, groups, devices, tags } = file;
      const all = covering(turn.operator, TAB_RIGHTS.restrictions, target, read);
      if (!all.ok) return { rows: [], notes: [], gaps: [gap(turn, turn.words.tabs.names.restrictions, all)] };
      const count = devices.ok ? devices.value.items.length : undefined;
      const refused = firstVerdict(turn, file).causes.some(({ rule }) => rule.id === 'deviceLimitReached');
      return restrictionsTab(
        turn,
        applyingRestrictions(all.value, groups),
        devices.ok && count !== undefined
          ? { count, exact: devices.value.exact && tags === 'none', refused }
          : undefined,
      );
    },
  ),
  licenses: aboutPerson(
    async ({ graph: { troubleshooting } }, person) => {
      const [products, assignments] = await Promise.all([
        part(troubleshooting.licensedProducts(person)),
        part(troubleshooting.licenseAssignments(person)),
      ]);
      return { products, assignments };
    },
    (turn, read, { account, groups }) => licensesTab(turn, { ...read, account, groups }),
  ),
};

async function readUpdates({ graph: { troubleshooting }, operator }: Turn): Promise<UpdatesRead> {
  const read = <T>(asking: () => Promise<T>) => readPart(operator, TAB_RIGHTS.updates, asking);
  const [rings, feature, quality, driver] = await Promise.all([
    read(() => troubleshooting.updateRings()),
    read(() => troubleshooting.updateProfiles('feature')),
    read(() => troubleshooting.updateProfiles('quality')),
    read(() => troubleshooting.updateProfiles('driver')),
  ]);
  return { rings, feature, quality, driver };
}

const nothingBut = (unread: Problem) => ({ rows: [], notes: [], unread });
