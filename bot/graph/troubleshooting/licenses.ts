import type { LicenseAssignment, LicensedProduct } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId, dueRecords, dueText, textOrNone, theOne } from '../json/answers.ts';
import { id, text, type Json } from '../json/fields.ts';
import { userPath } from '../odata/path.ts';

/** The products that are licensed to a person, with their service plans (Graph, licenseDetails). */
export async function licensedProducts(client: GraphClient, person: string): Promise<LicensedProduct[]> {
  const all = await collectAll(client, `${userPath(person)}/licenseDetails`, {
    query: { $select: ['id', 'skuId', 'skuPartNumber', 'servicePlans'] },
  });
  return all.map((from) => {
    const skuId = dueId(from, 'skuId');
    const plans = dueRecords(from, 'servicePlans').map((plan) => ({
      name: dueText(plan, 'servicePlanName'),
      state: dueText(plan, 'provisioningStatus'),
    }));
    return { skuId, product: text(from, 'skuPartNumber') ?? skuId, plans };
  });
}

/** How a person's licenses were assigned (Graph, licenseAssignmentState). undefined: Graph didn't say. */
export async function licenseAssignments(
  client: GraphClient,
  person: string,
): Promise<LicenseAssignment[] | undefined> {
  const query = { $select: ['id', 'licenseAssignmentStates'] };
  const user = theOne(await client.get(userPath(person), { query }), person);
  const all = user.licenseAssignmentStates;
  return all === undefined || all === null
    ? undefined
    : dueRecords(user, 'licenseAssignmentStates').map(toAssignment);
}

function toAssignment(from: Json): LicenseAssignment {
  const error = textOrNone(from, 'error');
  return {
    skuId: dueId(from, 'skuId'),
    groupId: id(from, 'assignedByGroup'),
    state: textOrNone(from, 'state'),
    error: error === 'None' ? undefined : error,
  };
}
