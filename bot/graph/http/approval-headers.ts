import type { ForApproval } from '../../helpdesk/contracts/graph.ts';
import type { Headers } from './request.ts';

/** For Intune's Multi Admin Approval: the justification, or once it was approved the code in its place. Intune refuses both together. */
export function approvalHeaders({ justification, approvalCode }: ForApproval): Headers {
  if (approvalCode !== undefined) return { 'x-msft-approval-code': approvalCode };
  return justification
    ? { 'x-msft-approval-justification': Buffer.from(justification).toString('base64') }
    : {};
}
