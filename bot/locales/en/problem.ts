import type { ProblemKind } from '../../helpdesk/contracts/problem.ts';
import { actionRefusals } from './action-refusals.ts';

/** What went wrong and what to do about it, for an operator. */
export const problem = {
  kinds: {
    notFound:
      'Graph has no such record. It may have been removed, or it is outside what your account may see.',
    forbidden:
      'Graph refused to give this to your account. Ask an Intune administrator whether your role, Conditional Access or scope tags keep it back.',
    unauthorized: 'Graph did not accept the sign-in. Sign in again, then try once more.',
    signInNeeded:
      'You have to sign in to me first. Ask me again in our one-to-one chat, and I will ask you to.',
    signInNotSetUp:
      'Nothing is changed from here: nobody can prove to me who they are, since the sign-in isn’t set up. Ask whoever looks after this bot to set it up (SsoAppId in docs/setup.md), and use the Intune admin center meanwhile.',
    licence: 'The tenant has no licence for this. Ask an administrator which licence is missing.',
    approvalRequired:
      'This needs a second administrator’s approval (Multi Admin Approval). Ask for it in the Intune admin center.',
    badRequest:
      'Graph could not make sense of the request. Trying again won’t help: tell whoever looks after this bot.',
    conflict: 'Something else changed this at the same time. Refresh, look again, then try once more.',
    throttled: 'Graph is answering too many requests just now. Wait a minute, then press Refresh.',
    unavailable: 'Graph is not available just now. Wait a few minutes, then press Refresh.',
    timeout: 'Graph took too long to answer. Try again in a moment.',
    connection: 'Graph could not be reached. Try again; if it stays so, tell whoever looks after this bot.',
  } satisfies Record<ProblemKind, string>,
  requestId: (id: string) => `Request id ${id}`,
  partUnread: 'This part could not be read.',
};

/** Why a remote action isn't offered, and what works instead. */
export const refusal = {
  /** By the action's id. */
  device: actionRefusals,
  deviceOther: 'this device can’t take it.',
  noRole: 'you hold no Intune role here. Ask an Intune administrator.',
  permission: (action: string, permission: string) => `your role doesn’t include ${action} (${permission}).`,
  scope: 'this device is outside your scope for it.',
  scopeUnread: 'Intune doesn’t tell just now whether your scope covers this device; try again in a moment.',
};
