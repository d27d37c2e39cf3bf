import type { PolicyState, SettingState } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId, textOrNone, unreadable, wholeRecords } from '../json/answers.ts';
import { number, text, type Json } from '../json/fields.ts';
import { present } from '../json/lists.ts';
import { path } from '../odata/path.ts';

/** Rows of other platforms and of policies that aren't assigned say nothing about the device. */
const IDLE = new Set(['notApplicable', 'notAssigned', 'unknown']);

/**
 * The compliance policies of a device. Only those that aren't met have their settings read, all in one more round
 * (Graph, deviceCompliancePolicyState).
 */
export function compliancePolicies(client: GraphClient, deviceId: string): Promise<PolicyState[]> {
  return policyStates(
    client,
    path`/deviceManagement/managedDevices/${deviceId}/deviceCompliancePolicyStates`,
  );
}

/** The configuration profiles of a device. Those that failed come with their settings (Graph, deviceConfigurationState). */
export function configurationStates(client: GraphClient, deviceId: string): Promise<PolicyState[]> {
  return policyStates(client, path`/deviceManagement/managedDevices/${deviceId}/deviceConfigurationStates`);
}

async function policyStates(client: GraphClient, at: string): Promise<PolicyState[]> {
  const states = await collectAll(client, at);
  const read = states.map(async (from): Promise<PolicyState | undefined> => {
    const id = dueId(from);
    const state = dueState(from);
    if (IDLE.has(state)) return undefined;
    const came = wholeRecords(from, 'settingStates');
    const needed = state !== 'compliant' && came.length === 0;
    const settings = needed ? await collectAll(client, `${at}${path`/${id}`}/settingStates`) : came;
    return {
      id,
      name: text(from, 'displayName') ?? id,
      state,
      platformType: text(from, 'platformType'),
      settings: settings.flatMap(toSettingState),
    };
  });
  return (await Promise.all(read)).filter(present);
}

/** A row without a state isn't one that is met. */
function dueState(from: Json): string {
  const state = textOrNone(from, 'state');
  if (state === undefined) throw unreadable('a policy without a state');
  return state;
}

/** Intune's codes are signed numbers of 32 bits. Some answers write them without the sign, or as text. */
const signed = (code: number | undefined) => (code === undefined ? undefined : code | 0);

const numberIn = (code: string | undefined) => (/^-?\d+$/.test(code ?? '') ? Number(code) : undefined);

/** `settingName` is often null. `setting` is `Windows10CompliancePolicy.BitLockerEnabled`: its name is what follows the last dot. */
function toSettingState(from: Json): SettingState[] {
  const setting = text(from, 'setting') ?? text(from, 'settingName');
  if (setting === undefined) return [];
  const errorCode = signed(number(from, 'errorCode') ?? numberIn(text(from, 'errorCode')));
  return [
    {
      name: setting.slice(setting.lastIndexOf('.') + 1),
      state: dueState(from),
      value: text(from, 'currentValue'),
      ...(errorCode !== undefined && errorCode !== 0 && { errorCode }),
      userName: text(from, 'userPrincipalName') ?? text(from, 'userName'),
    },
  ];
}
