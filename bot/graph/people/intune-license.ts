import type { IntuneLicense } from '../../helpdesk/contracts/model.ts';
import type { GraphClient } from '../http/client.ts';
import { collectMost } from '../http/pages.ts';
import { unreadable } from '../json/answers.ts';
import { records, text, type Json } from '../json/fields.ts';
import { userPath } from '../odata/path.ts';

/**
 * The service plans that let a person enroll a device: INTUNE_A (also _VL, _D, …), INTUNE_EDU, INTUNE_SMBIZ.
 * INTUNE_O365 is Basic Mobility and Security, not Intune. INTUNE_P2 and other add-ons don't work without INTUNE_A.
 */
const INTUNE_PLAN = /^INTUNE_(?:A|EDU|SMB|SMBIZ)(?:_\w+)?$/i;

const BEST_FIRST = ['active', 'pending', 'failed', 'disabled', 'none'] satisfies IntuneLicense['state'][];

export async function intuneLicense(client: GraphClient, person: string): Promise<IntuneLicense> {
  const { items, fault } = await collectMost(client, `${userPath(person)}/licenseDetails`, {
    query: { $select: ['id', 'skuPartNumber', 'servicePlans'] },
  });
  const read = items.map((detail) => plansIn(detail));
  const plans = read.flatMap((one) => one ?? []);
  // Several products may include the plan. One active plan is enough.
  plans.sort((a, b) => BEST_FIRST.indexOf(a.state) - BEST_FIRST.indexOf(b.state));
  const [best] = plans;
  const unread = fault ?? (read.includes(undefined) ? unreadable('a license without plans') : undefined);
  // what is missing could only be better than what came
  if (unread && best?.state !== 'active') throw unread;
  return best ?? { state: 'none' };
}

/** undefined: the product's plans can't be read. */
function plansIn(detail: Json): IntuneLicense[] | undefined {
  const plans: unknown = detail.servicePlans;
  if (!Array.isArray(plans)) return undefined;
  // a plan that doesn't say what it is, or Intune's that doesn't say how it is, tells nothing
  const named = records(detail, 'servicePlans').filter((plan) => {
    const name = text(plan, 'servicePlanName');
    return name !== undefined && !(INTUNE_PLAN.test(name) && text(plan, 'provisioningStatus') === undefined);
  });
  const all = named.flatMap(toLicense);
  return named.length < plans.length && !all.some(({ state }) => state === 'active') ? undefined : all;
}

function toLicense(plan: Json): IntuneLicense[] {
  const name = text(plan, 'servicePlanName');
  if (name === undefined || !INTUNE_PLAN.test(name)) return [];
  return [{ state: stateOf(text(plan, 'provisioningStatus')), plan: name }];
}

/** The various Pending… values, and anything that Graph may add, count as pending. */
function stateOf(provisioningStatus: string | undefined): IntuneLicense['state'] {
  if (provisioningStatus === 'Success') return 'active';
  if (provisioningStatus === 'Error') return 'failed';
  return provisioningStatus === 'Disabled' ? 'disabled' : 'pending';
}
