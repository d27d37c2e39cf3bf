import type { Sandbox } from '../../../../sandbox/graph/index.ts';
import type { TenantData } from '../../../../sandbox/graph/types.ts';
import type { Stage } from '../../../support/stage.ts';
import type { Json } from '../../../support/channel.ts';
import { wordsOf } from '../../../support/channel.ts';
import { devices, groupId, people, smallTenant, TENANT } from '../../../support/tenant.ts';
import { posted } from './admins.ts';

export const APPROVERS = groupId(60);
/** Long ago: every service of Intune's knows it. */
const SETTLED = new Date(Date.now() - 30 * 86_400_000).toISOString();

/** A policy as Graph has it. */
export const policyOf = (policyType: string, over: object = {}): Json => ({
  id: `policy-${policyType}`,
  displayName: policyType,
  description: '',
  policyType,
  policyPlatform: 'notApplicable',
  policySet: { policyType, policyPlatform: 'notApplicable' },
  lastModifiedDateTime: SETTLED,
  approverGroupIds: [APPROVERS],
  ...over,
});

/** The small tenant, in which Intune asks a second administrator before some actions. */
export function approvalTenant(
  types: readonly string[] = ['deviceWipe'],
  approvers: readonly string[] = [people.admin, people.otherAdmin],
): TenantData {
  const data = smallTenant();
  data.groups.push({
    id: APPROVERS,
    displayName: 'Approvers',
    securityEnabled: true,
    members: [...approvers],
  });
  data.nav['deviceManagement/operationApprovalPolicies'] = types.map((type) => policyOf(type));
  return data;
}

const encoded = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** Asks Intune from somewhere else, as a person does in the admin center. Resolves to the request's code. */
export async function askElsewhere(
  { url }: Pick<Sandbox, 'url'>,
  { who = people.otherAdmin, device = devices.boPhone, action = 'wipe', reason = 'Sold', appId = '' } = {},
): Promise<string> {
  const answer = await fetch(`${url}/v1.0/deviceManagement/managedDevices/${device}/${action}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${encoded({ alg: 'none' })}.${encoded({ tid: TENANT, ...(appId === '' ? { oid: who } : { appid: appId, idtyp: 'app' }) })}.`,
      'x-msft-approval-justification': Buffer.from(reason).toString('base64'),
    },
  });
  return answer.headers.get('x-msft-approval-code') ?? '';
}

const isRequest = (card: Json) => wordsOf(card).includes('Intune asks for approval');

/** The cards about requests that the bot posted, oldest first. */
export const requestsPosted = (stage: Pick<Stage, 'channel'>): Json[] => posted(stage).filter(isRequest);

/** What the cards in the channel say by now, the newest last. */
export const updatedCards = ({ channel }: Pick<Stage, 'channel'>): string[] =>
  channel.updates.map(({ card }) => wordsOf(card)).filter((words) => words.includes('Intune asks'));

/** The decisions that reached Graph, and with whose token. */
export const decisionsIn = ({ calls }: Pick<Sandbox, 'calls'>) =>
  calls
    .filter(({ url }) => /\/operationApprovalRequests\/[^/]+\/(approve|reject)$/.test(url))
    .map(({ url, headers, body, status }) => ({
      verb: url.split('/').at(-1),
      by: claimsOf(headers.authorization),
      body,
      status,
    }));

function claimsOf(authorization = ''): { oid?: string; scp?: string; appid?: string } {
  const payload = authorization.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { oid?: string };
}
