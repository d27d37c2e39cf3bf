import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import {
  compareCard,
  compareFormCard,
  deviceTicketCard,
  keyChoiceCard,
  userTicketCard,
} from '../../../bot/cards/index.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { DeviceDetails, ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { DeviceFile } from '../../../bot/helpdesk/devices/device-file.ts';
import { DEFAULT_THRESHOLDS } from '../../../bot/helpdesk/diagnosis/thresholds.ts';
import { deviceVerdict, personVerdict } from '../../../bot/helpdesk/diagnosis/verdict.ts';
import type { PersonFile } from '../../../bot/helpdesk/people/person-file.ts';
import * as data from './sample-data.ts';
import { withText } from './with-text.ts';

const thresholds = DEFAULT_THRESHOLDS;
const { ok, unread } = data;

function fileOf(device: DeviceDetails, policies: NonNullable<DeviceFile['looked']>['policies']): DeviceFile {
  return {
    device,
    target: { kind: 'person', personGroups: new Set() },
    offers: [],
    through: [],
    looked: { policies, tenant: ok({ deviceLimits: [] }) },
  };
}

const compared = (context: Context, file: DeviceFile) => ({
  file,
  verdict: deviceVerdict(file, { now: context.now, thresholds }),
});

const policy = (name: string, state: string) => ({
  id: name,
  name,
  state,
  settings: state === 'compliant' ? [] : [{ name: 'BitLockerEnabled', state: 'nonCompliant' }],
});

const laptop: DeviceDetails = { ...data.details, ...data.laptop };
const tower: DeviceDetails = {
  ...laptop,
  id: '22222222-0000-4000-8000-000000000009',
  deviceName: 'PERSON-TOWER',
  complianceState: 'compliant',
  isEncrypted: true,
  osVersion: '10.0.26100.1',
  lastSyncDateTime: data.ago(60 * 24 * 3),
};

const both = (context: Context) =>
  [
    compared(
      context,
      fileOf(laptop, ok([policy('Windows baseline', 'nonCompliant'), policy('Firewall', 'compliant')])),
    ),
    compared(context, fileOf(tower, ok([policy('Windows baseline', 'compliant')]))),
  ] as const;

const done: Receipt = {
  ...data.receipt,
  state: 'done',
  endedAt: data.ago(20),
  ticket: 'INC-1234',
  operatorId: data.operator.speaker.id,
};

function ticketFacts(context: Context, file: PersonFile, receipts: readonly Receipt[]) {
  return {
    operator: data.operator.speaker,
    person: file.person,
    verdict: personVerdict(file, data.operator, { now: context.now, thresholds }),
    devices: file.devices.ok ? file.devices.value.items.map(({ device }) => device) : [],
    receipts,
  };
}

/** Keys that were found before the search was cut. */
const keysFound = ({ words }: Context, text: string, device: ManagedDevice) => ({
  text,
  matches: [
    {
      key: { id: 'a1b2c3d4-1111-4222-8333-444455556666', deviceId: 'd', keptAt: data.ago(60 * 24 * 90) },
      device,
    },
  ],
  searched: { read: 4_000, ended: false },
  more: true,
  goOn: [{ title: words.keySearch.searchOn, verb: 'key.search-on', data: { search: 's1' } } as const],
});

/** Two devices side by side, and the text for a ticket, as samples. */
export function lookSamples(context: Context): [string, CardAnswer][] {
  const { file, personName } = data;
  const devices = data.rows.map(({ device }) => device);
  const failed: Receipt = { ...done, id: 'r2', state: 'failed', ticket: undefined, operatorId: 'other' };
  const [a] = both(context);
  return [
    ['choice-keys-cut', keyChoiceCard(context, keysFound(context, 'A1B2C3D4', data.laptop))],
    ['compare-form', compareFormCard(context, { person: personName, devices })],
    [
      'compare-form-fault',
      compareFormCard(context, {
        person: personName,
        devices: Array.from({ length: 60 }, () => devices).flat(),
        fault: context.words.compare.chooseTwo,
      }),
    ],
    ['compare-form-none', compareFormCard(context, { person: personName, devices: devices.slice(0, 1) })],
    [
      'compare-form-unread',
      compareFormCard(context, {
        person: personName,
        devices: [],
        unread: new Problem({ kind: 'timeout' }),
      }),
    ],
    ['compare', compareCard(context, personName.id, both(context))],
    ['compare-unread', compareCard(context, personName.id, [a, compared(context, fileOf(tower, unread))])],
    ['compare-same', compareCard(context, personName.id, [a, a])],
    ['ticket', userTicketCard(context, personName, ticketFacts(context, file, [done, failed]))],
    [
      'ticket-nothing-wrong',
      deviceTicketCard(context, tower, {
        ...ticketFacts(context, file, []),
        verdict: deviceVerdict(fileOf(tower, ok([])), { now: context.now, thresholds }),
        devices: [tower],
      }),
    ],
  ];
}

/** The same with `text` in place of everything that comes from the tenant. */
export function lookCardsWith(context: Context, text: string): [string, CardAnswer][] {
  const named = (device: DeviceDetails) => ({ ...withText(data.details, text), id: device.id });
  const files = [laptop, tower].map((device) =>
    compared(context, fileOf(named(device), ok([policy(`${text}${device.id}`, text)]))),
  );
  const [a, b] = files;
  const person = { ...data.personName, displayName: text, userPrincipalName: text };
  const file = { ...data.file, person };
  const receipt = { ...done, deviceName: text, ticket: text };
  return [
    [
      'choice of keys',
      keyChoiceCard(context, keysFound(context, text, { ...data.laptop, deviceName: text })),
    ],
    ['compare form', compareFormCard(context, { person, devices: [named(laptop), named(tower)] })],
    ...(a && b ? [['compare', compareCard(context, person.id, [a, b])] as [string, CardAnswer]] : []),
    [
      'ticket',
      userTicketCard(context, person, {
        ...ticketFacts(context, file, [receipt]),
        devices: [named(laptop)],
      }),
    ],
  ];
}
