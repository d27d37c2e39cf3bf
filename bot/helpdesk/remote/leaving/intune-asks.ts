import { isSameId } from '../../contracts/guid.ts';
import { actionNamed } from '../../actions/catalogue.ts';
import type { Platform } from '../../actions/platform.ts';
import { platformOf } from '../../actions/platform.ts';
import { isFenced } from '../../caller/not-me.ts';
import type { ApprovalPolicy, ApprovalRequest } from '../../contracts/graph/approvals.ts';
import { part } from '../../contracts/problem.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import { firstSent } from '../../contracts/receipt.ts';
import type { AskedRun, Claimed } from '../run.ts';
import type { RemoteServices } from '../services.ts';

/** Graph's types of access policies, by Graph's name of the action. Intune protects no others. */
const TYPES: Readonly<Record<string, string>> = {
  wipe: 'deviceWipe',
  retire: 'deviceRetire',
  delete: 'deviceDelete',
};

/** Graph's words for the platforms that are surely meant. */
const PLATFORMS: Partial<Record<Platform, string>> = {
  windows: 'windows10AndLater',
  ios: 'iOSiPadOS',
  macos: 'macOS',
};

/** Microsoft: a change of a policy takes up to five minutes to reach all of Intune. */
const SETTLES_MS = 15 * 60_000;

/**
 * Whether Intune surely asks a second administrator before this action, so that our own second operator needn't be asked for it as well. An
 * action that Intune lets pass after all is gone, so a doubt is a no: its policies are read now and cover each device; they haven't been
 * changed for a while; and since then Intune has asked for the same, of somebody who asks as we do. The last also shows that our application
 * isn't among those that a policy leaves out, which no list tells. Where somebody said that it isn't them, our own is always asked.
 */
export async function intuneAsks({ services, graph, action, devices }: Claimed<AskedRun>): Promise<boolean> {
  const type = TYPES[action.name];
  if (type === undefined) return false;
  const now = services.now();
  const sent = devices.flatMap((one) => (one.kind === 'clear' ? [one.device] : []));
  const [policies, requests, receipts, fenced] = await Promise.all([
    part(graph.approvals.policies()),
    part(graph.approvals.all()),
    services.store.receipts.list((one) => actionNamed(one.action)?.name === action.name),
    Promise.all(sent.map(({ userId }) => isFenced(services.store, userId, now))),
  ]);
  if (!policies.ok || fenced.includes(true)) return false;
  const asked = requests.ok ? requests.value.filter(({ types }) => types.includes(type)) : [];
  return sent.every((device) =>
    policies.value.some((policy) => {
      if (policy.type !== type || !isFor(policy, platformOf(device))) return false;
      const since = settledSince(policy, now);
      if (since === undefined || policy.approverGroups.length === 0) return false;
      return (
        hasAskedSince(since, { services, asked, receipts }) && !receipts.some((one) => passed(one, since))
      );
    }),
  );
}

function isFor({ platform }: ApprovalPolicy, device: Platform): boolean {
  return platform === undefined || platform === PLATFORMS[device];
}

/** When a policy was changed last, in milliseconds. undefined: only just now, or nobody knows. */
function settledSince({ changedAt }: ApprovalPolicy, now: Date): number | undefined {
  const at = Date.parse(changedAt ?? '');
  return at + SETTLES_MS <= now.getTime() ? at : undefined;
}

interface Known {
  services: RemoteServices;
  asked: readonly ApprovalRequest[];
  receipts: readonly Receipt[];
}

function hasAskedSince(since: number, { services, asked, receipts }: Known): boolean {
  const likeUs = ({ requester }: ApprovalRequest) =>
    services.checkedByGraph
      ? requester?.kind === 'person'
      : requester?.kind === 'application' && isSameId(requester.id, services.ownAppId);
  return (
    receipts.some((one) => one.approvalCode !== undefined && firstSent(one) > since) ||
    asked.some((request) => likeUs(request) && Date.parse(request.askedAt ?? '') > since)
  );
}

/** Intune was relied on, and let it pass. */
const passed = (one: Receipt, since: number): boolean => passedUnasked(one) && firstSent(one) > since;

/** Whether Intune accepted an action without asking anybody, although nobody else was asked. */
export const passedUnasked = ({ intuneAsks: relied, approvalCode, acceptedAt }: Receipt): boolean =>
  relied === true && approvalCode === undefined && acceptedAt !== undefined;
