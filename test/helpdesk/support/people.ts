import type { Devices, Directory } from '../../../bot/helpdesk/contracts/graph.ts';
import type { Account, EntraDevice, Group, ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import { managedDevice, whole } from '../../support/samples.ts';
import { fails, fakeGraph } from './fake-graph.ts';

export const AINO = '00000000-0000-4000-8000-0000000000b1';
export const account = (over: Partial<Account> = {}): Account => ({
  id: AINO,
  displayName: 'Aino Virtanen',
  userPrincipalName: 'aino@contoso.example',
  mail: 'aino.virtanen@contoso.example',
  department: 'Sales',
  ...over,
});
export const phoneOf = (over: Partial<ManagedDevice> = {}) =>
  managedDevice({ userId: AINO, azureADDeviceId: 'entra-1', ...over });
export const entraDevice = (over: Partial<EntraDevice> = {}): EntraDevice => ({
  id: 'object-1',
  deviceId: 'entra-1',
  displayName: 'SAMPLE-1',
  ...over,
});
export const group: Group = {
  id: 'group-1',
  displayName: 'Sales',
  direct: true,
  dynamic: false,
  microsoft365: false,
  securityEnabled: true,
};

/** A Graph that knows one person, Aino, with one phone, and has her in the group `scope-1`. */
export function graphOfAino(
  { directory, devices }: { directory?: Partial<Directory>; devices?: Partial<Devices> } = {},
  calls: string[] = [],
) {
  const isAino = (whom: string) => [AINO, account().userPrincipalName].includes(whom);
  const ofAino =
    <T>(value: T) =>
    (whom: string) =>
      isAino(whom) ? Promise.resolve(value) : fails('notFound')();
  return fakeGraph(
    {
      directory: {
        account: ofAino(account()),
        manager: ofAino({ id: 'manager-1', displayName: 'Manager', userPrincipalName: 'm@contoso.example' }),
        intuneLicense: ofAino({ state: 'active', plan: 'INTUNE_A' } as const),
        groups: ofAino({ items: [group], total: 1, exact: true }),
        registeredDevices: ofAino(whole([entraDevice()])),
        personIsIn: ofAino(new Set(['scope-1'])),
        directoryRoles: ofAino([]),
        ...directory,
      },
      devices: { ofPerson: ofAino(whole([phoneOf()])), ...devices },
      troubleshooting: {
        enrollmentFailures: ofAino([]),
        tenantSettings: () => Promise.resolve({ deviceLimits: [] }),
      },
    },
    calls,
  );
}
