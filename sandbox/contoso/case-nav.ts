import { cases } from './cases/index.ts';
import type { Case, CaseDevice } from './cases/case.ts';
import { managed } from './devices/devices.ts';
import { failure, policy, refusal, setting } from './devices/states.ts';
import { idOf } from './people/people.ts';
import type { Json, Row } from './row.ts';

/** What hangs on the people of the department Practice and on their devices: failures, policies, and what Graph refuses. */
export function caseNav(): Row {
  let n = 100;
  const failures = ({ key, failures: list = [] }: Case): Json =>
    list.map(({ category, reason, os = ['iOS', '18.1'], ago }) =>
      failure((n += 1), key, ...os, category, reason, ago),
    );
  const policies = ({ platform, policies: list = [] }: CaseDevice): Json =>
    list.map(({ name, settings }) =>
      policy(
        (n += 1),
        name,
        platform.startsWith('windows') ? 'windows10AndLater' : 'all',
        'nonCompliant',
        settings.map(({ setting: of, state = 'nonCompliant', ...more }) => setting(of, state, null, more)),
      ),
    );
  const nav: Row = {};
  for (const one of cases) {
    const user = `users/${idOf(one.key)}`;
    if (one.failures) nav[`${user}/deviceManagementTroubleshootingEvents`] = failures(one);
    for (const part of one.refused ?? []) nav[`${user}/${part}`] = refusal;
    for (const device of one.devices ?? []) {
      const at = `managedDevices/${managed(device.name)}`;
      if (device.policies) nav[`${at}/deviceCompliancePolicyStates`] = policies(device);
      for (const part of one.refusedOfDevices ?? []) nav[`${at}/${part}`] = refusal;
    }
  }
  return nav;
}
