import { onUserCard } from '../../helpdesk/actions/catalogue.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { ComplianceState } from '../../helpdesk/contracts/graph/device-states.ts';
import type { EntraDevice, ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import type { DeviceRow } from '../../helpdesk/people/person-devices.ts';
import { actionButtons, offerReasons } from '../action/action-words.ts';
import { buttonRow } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Note, SignName } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import {
  checkedIn,
  deviceName,
  entraPlatformName,
  isTheirs,
  platformName,
  primaryUser,
} from '../shared/device-words.ts';
import { dateOf, due, relative } from '../shared/time.ts';
import { dotted, entryOf, named } from '../shared/values.ts';

interface Row extends View {
  name: string;
  line: string;
}

/** A managed device on a person's card: what it is, its state, what can be done. If it belongs to somebody else, it says so. */
export function deviceRow(context: Context, { device, offers }: DeviceRow, person: PersonName): Row {
  const { words } = context;
  const theirs = isTheirs(device, person);
  const here = offers.filter(({ action }) => onUserCard.some(({ id }) => id === action.id));
  return {
    name: deviceName(context, device.deviceName),
    line: dotted([
      platformName(context, device),
      named(context, words.device.ownership, device.managedDeviceOwnerType),
      checkedIn(context, device),
      theirs ? undefined : words.device.belongsTo(primaryUser(context, device)),
    ]),
    compliance: compliance(context, device),
    reasons: offerReasons(context, here, device),
    buttonRow: buttonRow([
      ...actionButtons(context, here, device),
      { title: words.card.details, verb: 'device.show', data: { device: device.id } },
    ]),
  };
}

const COMPLIANCE_SIGNS: Readonly<Record<ComplianceState, SignName>> = {
  compliant: 'good',
  noncompliant: 'bad',
  conflict: 'bad',
  error: 'bad',
  inGracePeriod: 'warning',
  configManager: 'info',
  unknown: 'unsure',
};

/** The portal's word with a sign. An unknown state gets the sign of something unsure. */
export function compliance(context: Context, device: ManagedDevice): Note & { more: string } {
  const { words } = context;
  const sign = entryOf(COMPLIANCE_SIGNS, device.complianceState) ?? 'unsure';
  const word = named(context, words.device.compliance, device.complianceState);
  const more = dotted([grace(context, device), encryption(context, device)]);
  return { more: more === '' ? '' : ` · ${more}`, ...note(sign, word ?? words.device.complianceNotReported) };
}

function grace(context: Context, device: ManagedDevice): string | undefined {
  const { words, now } = context;
  const end = dateOf(device.complianceGracePeriodExpirationDateTime);
  const when = due(context, device.complianceGracePeriodExpirationDateTime);
  if (device.complianceState !== 'inGracePeriod' || !end || !when) return undefined;
  return end > now ? words.device.graceUntil(when) : words.device.graceEnded(when);
}

export function encryption({ words }: Context, device: ManagedDevice): string | undefined {
  if (device.isEncrypted === undefined) return undefined;
  return device.isEncrypted ? words.device.encrypted : words.device.notEncrypted;
}

/** A device that is registered in Entra but not managed by Intune. */
export function registeredRow(context: Context, device: EntraDevice): Row {
  const { words } = context;
  const seen = relative(context, device.approximateLastSignInDateTime);
  return {
    name: deviceName(context, device.displayName),
    line: dotted([
      entraPlatformName(context, device),
      named(context, words.device.trust, device.trustType),
      seen && words.device.entra.lastSignIn(seen),
      device.accountEnabled === false ? words.device.entra.disabled : undefined,
    ]),
  };
}
