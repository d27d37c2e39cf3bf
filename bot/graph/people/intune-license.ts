import type { IntuneLicense } from '../../helpdesk/contracts/model.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { records, text, type Json } from '../json/fields.ts';
import { userPath } from '../odata/path.ts';

/**
 * The service plans that let a person enroll a device: INTUNE_A (also _VL, _D, …), INTUNE_EDU, INTUNE_SMBIZ.
 * INTUNE_O365 is Basic Mobility and Security, not Intune. INTUNE_P2 and other add-ons don't work without INTUNE_A.
 */
const INTUNE_PLAN = /^INTUNE_(?:A|EDU|SMB|SMBIZ)(?:_\w+)?$/i;

const BEST_FIRST = ['active', 'pending', 'disabled', 'none'] satisfies IntuneLicense['state'][];

export async function intuneLicense(client: GraphClient, person: string): Promise<IntuneLicense> {
  const details = await collectAll(client, `${userPath(person)}/licenseDetails`, {
    query: { $select: ['id', 'skuPartNumber', 'servicePlans'] },
  });
  const plans = details.flatMap((detail) => records(detail, 'servicePlans')).flatMap(toLicense);
  // Several products may include the plan. One active plan is enough.
  plans.sort((a, b) => BEST_FIRST.indexOf(a.state) - BEST_FIRST.indexOf(b.state));
  return plans[0] ?? { state: 'none' };
}

function toLicense(plan: Json): IntuneLicense[] {
  const name = text(plan, 'servicePlanName');
  if (name === undefined || !INTUNE_PLAN.test(name)) return [];
  return [{ state: stateOf(text(plan, 'provisioningStatus')), plan: name }];
}

/** The various Pending… values, and anything that Graph may add, count as pending. */
function stateOf(provisioningStatus: string | undefined): IntuneLicense['state'] {
  if (provisioningStatus === 'Success') return 'active';
  return provisioningStatus === 'Disabled' ? 'disabled' : 'pending';
}
