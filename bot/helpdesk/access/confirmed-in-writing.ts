import type { RemoteAction } from '../actions/catalogue.ts';
import type { ManagedDevice, SameName } from '../contracts/model.ts';
import { plainName, sameId } from '../contracts/same-text.ts';
import { ticketIn } from './ticket.ts';

/** What was typed beside Confirm. */
export interface Typed {
  deviceName?: string | undefined;
  /** Asked for in place of the name if another device may bear it, too. */
  serialNumber?: string | undefined;
  reason?: string | undefined;
  ticket?: string | undefined;
  /** Ticked: the device was reported lost or stolen. undefined: nobody was asked. */
  lost?: boolean | undefined;
}

export type TypedField = Exclude<keyof Typed, 'lost'>;

/** What is missing or wrong of what was typed, and why the serial number is asked for, if it is. */
export interface TypedFault {
  kind: 'typed';
  fields: TypedField[];
  sameName: SameName;
}

/**
 * An action that can't be undone needs the device's name and a reason, to prevent accidental wipes. A ticket number can be left out, but what
 * is none isn't taken for one.
 */
export function confirmedInWriting(
  action: RemoteAction,
  device: ManagedDevice,
  { typed, sameName = 'unread' }: { typed: Typed | undefined; sameName?: SameName | undefined },
): TypedFault | undefined {
  if (typed === undefined) return undefined;
  const fields: TypedField[] = [];
  if (action.danger === 'destructive') {
    if (!isNamed(device, typed, sameName)) fields.push(asksFor(device, sameName));
    if (isEmpty(typed.reason)) fields.push('reason');
  }
  if (!isEmpty(typed.ticket) && ticketIn(typed.ticket) === undefined) fields.push('ticket');
  return fields.length > 0 ? { kind: 'typed', fields, sameName } : undefined;
}

/** What tells this device from every other. A name that others may bear doesn't. */
export function asksFor(
  { deviceName }: Pick<ManagedDevice, 'deviceName'>,
  sameName: SameName,
): 'deviceName' | 'serialNumber' {
  return plain(deviceName) !== '' && !isEnough(sameName) ? 'serialNumber' : 'deviceName';
}

/** No other device is seen under the name. One that Intune manages by it has a name of its own, which cards show. */
const isEnough = (sameName: SameName) => sameName === 'none' || sameName === 'managedNamesUnread';

/** A card that asked for the serial number is good even if the other device has been renamed since. An empty text is never enough. */
function isNamed(device: ManagedDevice, typed: Typed, sameName: SameName): boolean {
  const name = plain(device.deviceName);
  const [serial, id] = [plain(device.serialNumber), plain(device.id)];
  const number = serial === '' ? id : serial;
  // in whatever groups it is typed
  const isNumber = isOneOf(typed.serialNumber, [number]) || sameId(typed.serialNumber, number);
  if (name !== '' && isNumber) return true;
  if (asksFor(device, sameName) === 'serialNumber') return false;
  return isOneOf(typed.deviceName, name === '' ? [serial, id] : [name]);
}

function isOneOf(typed: string | undefined, accepted: readonly string[]): boolean {
  const given = plain(typed);
  return given !== '' && accepted.includes(given);
}

const isEmpty = (text: string | undefined) => (text ?? '').trim() === '';

const plain = (text: string | undefined) => plainName(text ?? '');
