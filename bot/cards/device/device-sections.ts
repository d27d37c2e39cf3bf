import { capital } from '../../locales/capital.ts';
import { newestFirst } from '../../helpdesk/contracts/graph/dates.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { DeviceDetails } from '../../helpdesk/contracts/model.ts';
import type { Context } from '../shared/context.ts';
import type { Fact } from '../shared/fact.ts';
import { fact, factRows } from '../shared/fact.ts';
import { enroller, primaryUser, platformName } from '../shared/device-words.ts';
import { problemWords } from '../shared/problem-note.ts';
import { dueFact, relative, timeFact } from '../shared/time.ts';
import { dotted, named, yesOrNo } from '../shared/values.ts';
import { encryption } from './device-row.ts';

/** The sections of the device card that aren't empty. */
export function deviceSections(context: Context, device: DeviceDetails): View[] {
  const { sections } = context.words.device;
  const all: [string, Fact[]][] = [
    [sections.device, deviceFacts(context, device)],
    [sections.security, securityFacts(context, device)],
    [sections.checkIn, checkInFacts(context, device)],
    [sections.hardware, hardwareFacts(context, device)],
    [sections.network, networkFacts(context, device)],
    [sections.exchange, exchangeFacts(context, device)],
    [sections.actions, resultFacts(context, device)],
    [sections.ids, idFacts(context, device)],
  ];
  return all
    .filter(([, facts]) => facts.length > 0)
    .map(([heading, facts]) => ({ heading, facts: factRows(facts) }));
}

/** What can be compared between two devices: without numbers and names that are different on every device. */
export function comparedFacts(context: Context, device: DeviceDetails): Fact[] {
  const { labels } = context.words.device;
  const own = new Set([labels.serial, labels.imei, labels.meid, labels.notes]);
  return [
    ...deviceFacts(context, device),
    ...securityFacts(context, device),
    ...checkInFacts(context, device),
    ...hardwareFacts(context, device),
    ...exchangeFacts(context, device),
  ].filter(({ label }) => !own.has(label));
}

function deviceFacts(context: Context, device: DeviceDetails): Fact[] {
  const {
    device: said,
    device: { labels },
  } = context.words;
  return [
    ...fact(
      labels.primaryUser,
      device.userId === undefined || device.userDisplayName !== undefined
        ? primaryUser(context, device)
        : undefined,
    ),
    ...fact(labels.enrolledBy, enroller(device)),
    ...fact(labels.ownership, named(context, said.ownership, device.managedDeviceOwnerType)),
    ...fact(labels.upn, device.userPrincipalName),
    ...fact(labels.system, platformName(context, device)),
    ...fact(labels.version, device.osVersion),
    ...fact(labels.managedBy, named(context, said.agent, device.managementAgent)),
    ...fact(labels.managementState, named(context, said.managementState, device.managementState)),
    ...fact(labels.category, categoryName(context, device)),
    ...fact(labels.notes, device.notes),
  ];
}

/** Intune writes “Unknown” in English for a device without a category. */
function categoryName({ words }: Context, { deviceCategoryDisplayName: name }: DeviceDetails) {
  return name === 'Unknown' ? words.device.unknown : name;
}

function securityFacts(context: Context, device: DeviceDetails): Fact[] {
  const {
    device: said,
    device: { labels },
  } = context.words;
  const graceEnds =
    device.complianceState === 'inGracePeriod' ? device.complianceGracePeriodExpirationDateTime : undefined;
  return [
    ...fact(
      labels.compliance,
      named(context, said.compliance, device.complianceState) ?? context.words.person.notReported,
    ),
    ...fact(labels.encryption, encryption(context, device)),
    ...fact(labels.graceEnds, dueFact(context, graceEnds)),
    ...fact(labels.jailbroken, jailbroken(context, device.jailBroken)),
    ...fact(labels.supervised, yesOrNo(context, device.isSupervised)),
    ...fact(labels.threat, named(context, said.threat, device.partnerReportedThreatState)),
    ...fact(labels.patchLevel, device.androidSecurityPatchLevel),
  ];
}

/** Graph sends it as a string. */
function jailbroken(context: Context, value: string | undefined): string | undefined {
  const { card, device } = context.words;
  const names = { true: card.yes, false: card.no, unknown: device.unknown };
  return named(context, names, value?.toLowerCase());
}

function checkInFacts(context: Context, device: DeviceDetails): Fact[] {
  const {
    device: said,
    device: { labels },
  } = context.words;
  return [
    ...fact(labels.checkIn, timeFact(context, device.lastSyncDateTime) ?? capital(said.neverCheckedIn)),
    ...fact(labels.enrolled, timeFact(context, device.enrolledDateTime)),
    ...fact(labels.enrollmentType, named(context, said.enrollment, device.deviceEnrollmentType)),
    ...fact(labels.profile, device.enrollmentProfileName),
    ...fact(labels.registration, named(context, said.registration, device.deviceRegistrationState)),
    ...fact(labels.entraRegistered, yesOrNo(context, device.azureADRegistered)),
    ...fact(labels.certificate, dueFact(context, device.managementCertificateExpirationDate)),
  ];
}

function hardwareFacts(context: Context, device: DeviceDetails): Fact[] {
  const { labels } = context.words.device;
  return [
    ...fact(labels.maker, device.manufacturer),
    ...fact(labels.model, device.model),
    ...fact(labels.serial, device.serialNumber),
    ...fact(labels.storage, storage(context, device)),
    ...fact(labels.memory, gigabytes(context, device.physicalMemoryInBytes)),
    ...fact(labels.imei, device.imei),
    ...fact(labels.meid, device.meid),
  ];
}

function storage(context: Context, device: DeviceDetails): string | undefined {
  const { words } = context;
  const { freeStorageSpaceInBytes: freeBytes } = device;
  const free = freeBytes === 0 ? words.device.gigabytes(words.number(0)) : gigabytes(context, freeBytes);
  const total = gigabytes(context, device.totalStorageSpaceInBytes);
  return free && total ? words.device.storage(free, total) : total;
}

/** Graph sends 0 for a size that it doesn't know. Only free space can really be 0. */
function gigabytes({ words }: Context, bytes: number | undefined): string | undefined {
  if (bytes === undefined || !Number.isFinite(bytes) || bytes <= 0) return undefined;
  const size = bytes / 1024 ** 3;
  return words.device.gigabytes(words.number(size < 10 ? Math.round(size * 10) / 10 : Math.round(size)));
}

function networkFacts(context: Context, device: DeviceDetails): Fact[] {
  const { labels } = context.words.device;
  return [
    ...fact(labels.phone, device.phoneNumber),
    ...fact(labels.carrier, device.subscriberCarrier),
    ...fact(labels.wifi, device.wiFiMacAddress),
    ...fact(labels.ethernet, device.ethernetMacAddress),
  ];
}

function exchangeFacts(context: Context, device: DeviceDetails): Fact[] {
  const {
    device: said,
    device: { labels },
  } = context.words;
  const saysNothing = ['none', 'unknown', undefined];
  const state = device.exchangeAccessState;
  const reason = device.exchangeAccessStateReason;
  return [
    ...fact(
      labels.exchangeAccess,
      saysNothing.includes(state) ? undefined : named(context, said.exchange, state),
    ),
    ...fact(
      labels.exchangeReason,
      saysNothing.includes(reason) ? undefined : named(context, said.exchangeReason, reason),
    ),
    ...fact(labels.exchangeSync, timeFact(context, device.exchangeLastSuccessfulSyncDateTime)),
    ...fact(labels.eas, device.easActivated ? said.activated : undefined),
  ];
}

const RESULTS_SHOWN = 6;

function resultFacts(context: Context, device: DeviceDetails): Fact[] {
  const { actions, problem } = context.words;
  if (device.resultsUnread)
    return [{ label: problem.notRead, value: problemWords(context, device.resultsUnread) }];
  return newestFirst(device.deviceActionResults, ({ startDateTime }) => startDateTime, context.now)
    .slice(0, RESULTS_SHOWN)
    .map((result) => ({
      label: context.words.actions.title(result.actionName, [device]),
      value: capital(
        dotted([
          named(context, actions.resultStates, result.actionState),
          relative(context, result.lastUpdatedDateTime ?? result.startDateTime),
        ]),
      ),
    }));
}

function idFacts(context: Context, device: DeviceDetails): Fact[] {
  const { labels } = context.words.device;
  return [...fact(labels.intuneId, device.id), ...fact(labels.entraId, device.azureADDeviceId)];
}
