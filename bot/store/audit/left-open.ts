import type { AuditEntry, AuditRecord } from '../../helpdesk/contracts/audit.ts';

/** The started entry that an entry ends. A secret that was about to be read is either shown or not. */
export const endedBy = ({ kind, of }: AuditEntry): string | undefined =>
  kind === 'ended' || kind === 'read' ? of : undefined;

/** Ends an entry whose bot died: nobody knows the outcome. */
export function endOf(started: AuditRecord): AuditEntry {
  const { what, operatorId, personId, deviceId, deviceName, serialNumber } = started;
  const { assignmentId, assignmentName, ticket, id } = started;
  return {
    kind: 'ended',
    what,
    operatorId,
    personId,
    deviceId,
    deviceName,
    serialNumber,
    assignmentId,
    assignmentName,
    ticket,
    outcome: 'unknown',
    of: id,
  };
}
