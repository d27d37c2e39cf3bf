import type { RoleChange, RoleForm, Snapshot } from '../contracts/role-change.ts';
import { expiryFrom } from '../contracts/expiry.ts';
import { cancelOpen, keepOpen } from '../remote/confirmations.ts';
import type { Admin } from './enter.ts';
import type { RoleServices } from './change-run.ts';

type NewChange =
  { kind: 'assign'; form: RoleForm } | { kind: 'remove'; assignmentId: string; seen: Snapshot };

/** Keeps a role change until it is confirmed. It is bound to the admin and good once, for two minutes. */
export async function prepareChange(
  services: RoleServices,
  admin: Admin,
  change: NewChange,
): Promise<RoleChange> {
  const prepared: RoleChange = {
    ...change,
    id: services.newId(),
    adminId: admin.operator.speaker.id,
    state: 'open',
    expiresAt: expiryFrom(services.now()),
  };
  await keepOpen(services.store.roleChanges, prepared, ({ adminId }) => adminId === prepared.adminId);
  return prepared;
}

/** Cancels a change that is still open and this person's. Resolves to whether it was. */
export async function cancelChange({ store }: RoleServices, personId: string, id: string): Promise<boolean> {
  return (await cancelOpen(store.roleChanges, id, ({ adminId }) => adminId === personId)) !== undefined;
}
