import type { EntraDevice } from '../../helpdesk/contracts/model.ts';
import { date, flag, text, type Json } from '../json/fields.ts';

export const ENTRA_DEVICE_FIELDS = [
  'id',
  'deviceId',
  'displayName',
  'operatingSystem',
  'operatingSystemVersion',
  'trustType',
  'deviceOwnership',
  'accountEnabled',
  'isCompliant',
  'isManaged',
  'approximateLastSignInDateTime',
  'registrationDateTime',
] as const;

export function toEntraDevice(from: Json): EntraDevice | undefined {
  const id = text(from, 'id');
  if (id === undefined) return undefined;
  return {
    id,
    deviceId: text(from, 'deviceId'),
    displayName: text(from, 'displayName') ?? id,
    operatingSystem: text(from, 'operatingSystem'),
    operatingSystemVersion: text(from, 'operatingSystemVersion'),
    trustType: text(from, 'trustType'),
    deviceOwnership: text(from, 'deviceOwnership'),
    accountEnabled: flag(from, 'accountEnabled'),
    isCompliant: flag(from, 'isCompliant'),
    isManaged: flag(from, 'isManaged'),
    approximateLastSignInDateTime: date(from, 'approximateLastSignInDateTime'),
    registrationDateTime: date(from, 'registrationDateTime'),
  };
}
