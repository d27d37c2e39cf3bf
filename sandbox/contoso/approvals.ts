import { G } from './groups/group-ids.ts';
import { guid } from './ids.ts';
import { idOf } from './people/people.ts';
import type { Row } from './row.ts';
import { ago, DAY, HOUR } from './time.ts';

const policySet = { policyType: 'script', policyPlatform: 'notApplicable' };

/** Intune asks a second administrator before a script is changed. */
export const approvalPolicies: Row[] = [
  {
    id: guid('f3000000', 1),
    displayName: 'Scripts take two',
    description: 'A second administrator approves before a script is added, changed or assigned',
    lastModifiedDateTime: ago(60 * DAY),
    ...policySet,
    policySet,
    approverGroupIds: [G.approvers],
  },
];

/** Somebody asked in the admin center, and nobody has decided yet. */
export const approvalRequests: Row[] = [
  {
    id: guid('f3100000', 1),
    requestDateTime: ago(2 * HOUR),
    requestor: { user: { id: idOf('gus.global') } },
    requestJustification: 'Restarts the print spooler in the Oulu office',
    requiredOperationApprovalPolicyTypes: ['script'],
  },
];
