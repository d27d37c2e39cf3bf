import type { PolicyState, WantedSettings } from '../contracts/graph/troubleshooting.ts';
import { isSameId } from '../contracts/guid.ts';

/** Where the policy's property isn't called like the setting that a device reports (Graph, the types of deviceCompliancePolicy). */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  storagerequiredeviceencryption: ['storagerequireencryption'],
  passwordrequired: ['passcoderequired'],
  passwordminimumlength: ['passcodeminimumlength'],
  passwordrequiredtype: ['passcoderequiredtype'],
  passwordminutesofinactivitybeforelock: ['passcodeminutesofinactivitybeforelock'],
  passcoderequired: ['passwordrequired'],
  passcodeminimumlength: ['passwordminimumlength'],
  devicethreatprotectionenabled: ['devicethreatprotectionrequiredsecuritylevel'],
  firewallenabled: ['activefirewallrequired'],
};

/** What a policy wants of a setting. undefined: Graph doesn't tell, or which of two policies of one name it is isn't clear. */
export function wantedOf(
  policies: readonly WantedSettings[],
  { id, name }: Pick<PolicyState, 'id' | 'name'>,
  setting: string,
): string | number | true | undefined {
  const named = policies.filter((one) => one.name === name);
  const policy = policies.find((one) => isSameId(one.id, id)) ?? (named.length === 1 ? named[0] : undefined);
  const own = setting.toLowerCase();
  return [own, ...(PROPERTIES[own] ?? [])]
    .map((property) => policy?.settings.get(property))
    .find((value) => value !== undefined);
}
