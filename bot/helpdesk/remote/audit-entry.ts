import type { RemoteAction } from '../actions/catalogue.ts';
import { callOn } from '../actions/define.ts';
import type { AuditEntry } from '../contracts/audit.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { FormValues } from '../contracts/form-values.ts';
import type { ActionTarget, Receipt, RefusedWhy } from '../contracts/receipt.ts';
import { wordOf } from '../caller/caller-check.ts';
import { LOST_OPTION } from '../employee/lost.ts';
import type { CheckedDevice, Run } from './run.ts';

/** The device of an action or a showing, as it is now. */
export function targetOf(device: ManagedDevice): ActionTarget {
  return {
    deviceId: device.id,
    deviceName: device.deviceName,
    serialNumber: device.serialNumber,
    operatingSystem: device.operatingSystem,
    userId: device.userId,
    userName: device.userDisplayName,
  };
}

/** The audit's fields that say which device and person an entry is about. */
export function aboutTarget(
  target: ActionTarget,
): Pick<AuditEntry, 'personId' | 'deviceId' | 'deviceName' | 'serialNumber' | 'operatingSystem'> {
  return {
    personId: target.userId,
    deviceId: target.deviceId,
    deviceName: target.deviceName,
    serialNumber: target.serialNumber,
    operatingSystem: target.operatingSystem,
  };
}

/** A device, and the ticket that the action on it is about. */
type Ticketed = ActionTarget & Pick<AuditEntry, 'ticket'>;

/** The audit's entry of an action on one device, without what became of it. */
export function entryFor(
  action: RemoteAction,
  target: Ticketed,
  operatorId: string,
): Omit<AuditEntry, 'kind'> {
  return { what: callOn(action, target).name, operatorId, ...aboutTarget(target), ...ticketOf(target) };
}

/**
 * What was chosen and ticked, as `name=value`: options and choices of the form, or what tells this action from another of the same name. Never a text
 * that was typed, because it may hold a secret.
 */
export function optionsOf(
  action: RemoteAction,
  values: FormValues,
  { lost, managersWord }: Pick<Receipt, 'lost' | 'managersWord'>,
): string[] {
  return [
    ...chosen(action, values),
    ...(lost ? [LOST_OPTION] : []),
    ...(managersWord ? [wordOf(managersWord.id)] : []),
  ];
}

function chosen({ form, body }: RemoteAction, values: FormValues): string[] {
  if (!form)
    return Object.entries(body?.({}) ?? {}).flatMap(([name, value]) =>
      typeof value === 'boolean' ? [`${name}=${value}`] : [],
    );
  return form.flatMap(({ id, kind }) => {
    const value = kind === 'text' ? undefined : values[id];
    return value === undefined ? [] : [`${id}=${value}`];
  });
}

/** Why a device may not be sent the action, in one word. */
export function whyNot(one: Exclude<CheckedDevice, { kind: 'clear' }>): RefusedWhy {
  return one.kind === 'denied' ? one.why.kind : one.kind;
}

/** Writes down that an action was asked for and not sent, one entry a device. */
export async function auditRefusal(
  { services, action, operatorId }: Pick<Run, 'services' | 'action' | 'operatorId'>,
  targets: readonly Ticketed[],
  outcome: RefusedWhy | 'notYours' | 'noGrant',
  of?: string,
): Promise<void> {
  await Promise.all(
    targets.map((target) =>
      services.audit.append({
        ...entryFor(action, target, operatorId),
        kind: 'refused',
        outcome,
        ...(of !== undefined && { of }),
      }),
    ),
  );
}

const ticketOf = ({ ticket }: Ticketed) => (ticket === undefined ? {} : { ticket });
