import type { DeviceFile } from '../devices/device-file.ts';
import { Problem } from '../contracts/problem.ts';
import type { Facts } from './facts.ts';
import { misdatedDevices } from './misdated.ts';
import { policiesFor } from './policies-for.ts';
import { complianceDoubts } from './person-facts.ts';

const CHECK_IN = new Problem({ kind: 'unreadable', detail: 'when the device checked in' });
const NOT_READ = { policies: 'pending', tenant: 'pending' } as const;

/** What a device's file tells the rules: the device with its policies and results, and nothing of its person. */
export function deviceFacts({ device, looked }: DeviceFile, now: Date): Facts {
  const { policies, tenant } = looked ?? NOT_READ;
  return {
    doubts: complianceDoubts([device]),
    misdated: misdatedDevices([device], now),
    person: {
      devices:
        device.checkInUnread && device.lastSyncDateTime === undefined
          ? { ok: 'some', value: [device], problem: CHECK_IN }
          : { ok: true, value: [device] },
      tenant,
      limits: 'withheld',
      account: 'withheld',
      license: 'withheld',
      groups: 'withheld',
      entra: 'withheld',
      failures: 'withheld',
      directoryRoles: 'withheld',
    },
    ofDevice: new Map([
      [
        device.id,
        { policies: ofDevice(device, policies), results: { ok: true, value: device.deviceActionResults } },
      ],
    ]),
  };
}

type Policies = NonNullable<DeviceFile['looked']>['policies'] | 'pending';

/** A compliant device fails no setting, whoever may see them. */
function ofDevice(device: DeviceFile['device'], policies: Policies): Policies | typeof NOTHING {
  if (policies === 'pending') return policies;
  if (policies.ok) return { ok: true, value: [...policiesFor(device, policies.value)] };
  return policies.problem === undefined && device.complianceState === 'compliant' ? NOTHING : policies;
}

const NOTHING = { ok: true, value: [] } as const;
