import { mayBeSeveral } from '../../../bot/helpdesk/actions/define.ts';
import { reasonFromText } from '../../../bot/store/state/receipt-reason.ts';
import type { RemoteAction } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { FormField } from '../../../bot/helpdesk/actions/field.ts';
import { checkForm } from '../../../bot/helpdesk/actions/form.ts';
import type { DeviceDetails } from '../../../bot/helpdesk/contracts/model.ts';
import type { Receipt, ReceiptState } from '../../../bot/helpdesk/contracts/receipt.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import {
  actionFormCard,
  actionsCard,
  receiptCard,
  secretCard,
  severalCard,
} from '../../../bot/cards/index.ts';
import { confirms, laptopDetails, macDetails } from './confirm-samples.ts';
import { itemCards } from './item-samples.ts';
import { keyCards } from './key-samples.ts';
import * as data from './sample-data.ts';
import { deviceCardOf } from './with-verdict.ts';

export { askedSeveral, laptopDetails, macDetails } from './confirm-samples.ts';

const { details, named, receipt } = data;
const through = ['Oulu help desk'];
const target = { kind: 'person', personGroups: new Set<string>() } as const;

/** An action that asks for one of everything. Its fields have no words, so each is called by its id. */
export const asksAll = {
  ...named('setDeviceName'),
  form: [
    { id: 'text', kind: 'text', required: true, maxLength: 40 },
    { id: 'lines', kind: 'text', required: false, maxLength: 250, multiline: true },
    { id: 'secret', kind: 'text', required: true, maxLength: 6, secret: true },
    { id: 'number', kind: 'number', required: true, min: 1, max: 60, default: 5 },
    { id: 'choice', kind: 'choice', required: true, choices: ['one', 'two'], default: 'one' },
    { id: 'toggle', kind: 'toggle', required: false, default: true },
  ] satisfies FormField[],
};

/** The cards of remote actions in the states that operators see. */
export function actionSamples(context: Context): [string, CardAnswer][] {
  return [...devices(context), ...confirms(context), ...forms(context), ...several(context)]
    .concat(receipts(context))
    .concat(secretCards(context), itemCards(context));
}

export function deviceFile(device: DeviceDetails, actions: readonly RemoteAction[] = data.catalogue) {
  return { device, target, offers: data.offersFor(device, actions), through };
}

/** A Windows device whose operator may do nothing with it. */
function nothingPossible() {
  const why = { kind: 'scope' } as const;
  const offers = data.offersFor(laptopDetails).map(({ action }) => ({
    ...({ action, possible: false, why } as const),
  }));
  return { device: laptopDetails, target, offers, through };
}

function onlyDestructive() {
  const file = nothingPossible();
  const wipe = { action: named('wipe'), possible: true, through } as const;
  return { ...file, offers: [...file.offers.filter(({ action }) => action.id !== 'wipe'), wipe] };
}

function devices(context: Context): [string, CardAnswer][] {
  return [
    ['device', deviceCardOf(context, deviceFile(details))],
    ['device-windows', deviceCardOf(context, deviceFile({ ...laptopDetails, userId: undefined }))],
    ['device-nothing', deviceCardOf(context, nothingPossible())],
    ['device-destructive', deviceCardOf(context, onlyDestructive())],
    ['device-one', deviceCardOf(context, { ...deviceFile(details), offers: [data.offered] })],
    ...keyCards(context, deviceFile(laptopDetails)),
    ['actions-phone', actionsCard(context, deviceFile(details))],
    ['actions-never', actionsCard(context, deviceFile(details), { never: true })],
    ['actions-windows', actionsCard(context, deviceFile(laptopDetails))],
    ['actions-none', actionsCard(context, nothingPossible())],
  ];
}

function forms(context: Context): [string, CardAnswer][] {
  const form = (id: string, device: DeviceDetails, filled?: Record<string, string>) => {
    const action = named(id);
    const checked = filled ? checkForm(action, device, filled) : undefined;
    const faulty = checked && !checked.ok ? checked : { faults: [], typed: {} };
    return actionFormCard(context, { action, device, faults: faulty.faults, typed: faulty.typed });
  };
  return [
    ['form-name', form('setDeviceName', laptopDetails)],
    ['form-name-faulty', form('setDeviceName', laptopDetails, { newName: 'PERSON LAPTOP' })],
    ['form-lost-mode', form('enableLostMode', details)],
    ['form-lost-mode-faulty', form('enableLostMode', details, { message: '', phoneNumber: 'call me' })],
    ['form-sound-faulty', form('playLostModeSound', details, { durationInMinutes: '90' })],
    ['form-wipe-windows', form('wipe', laptopDetails)],
    ['form-wipe-mac-faulty', form('wipe', macDetails, { macOsUnlockCode: '12' })],
    ['form-all', actionFormCard(context, { action: asksAll, device: details, faults: [], typed: {} })],
  ];
}

export function rowsFor(count: number, device = data.phone) {
  return Array.from({ length: count }, (_, index) => {
    const own = { ...device, id: `device-${index}`, deviceName: `PHONE-${index + 1}` };
    return { device: own, offers: data.offersFor(own) };
  });
}

export const forSeveral = data.catalogue.filter(mayBeSeveral);

function several(context: Context): [string, CardAnswer][] {
  const person = data.personName;
  const rows = data.rows.map(({ device }) => ({ device, offers: data.offersFor(device) }));
  const view = { person, rows, actions: forSeveral };
  const linux = { ...data.phone, operatingSystem: 'Linux' };
  const chosen = { action: 'syncDevice', devices: [data.laptop.id, data.mac.id, 'not-theirs'] };
  return [
    ['several', severalCard(context, view)],
    [
      'several-fault',
      severalCard(context, { ...view, fault: context.words.answers.confirm.chooseSeveral, chosen }),
    ],
    ['several-many', severalCard(context, { ...view, rows: [...rowsFor(31), ...rowsFor(2, linux)] })],
    ['several-none', severalCard(context, { ...view, rows: rowsFor(2, linux) })],
  ];
}

/** One action with a different outcome on each device. */
export function differently(): Receipt[] {
  const lock: Partial<Receipt>[] = [
    { state: 'done', deviceName: data.mac.deviceName, endedAt: data.ago(-3) },
    { state: 'pending' },
    {
      state: 'failed',
      deviceName: 'SPARE-PHONE',
      reason: reasonFromText('refused:scope'),
      acceptedAt: undefined,
    },
    { state: 'pending', deviceName: 'OLD-PHONE', reason: reasonFromText('approval'), acceptedAt: undefined },
    { state: 'unknown', deviceName: 'LAB-PHONE', reason: reasonFromText('timeout'), acceptedAt: undefined },
  ];
  return lock.map((own, index) => ({ ...receipt, id: `rece1pt-${index}`, ...own }));
}

export const REFUSED = [
  ...['scope', 'permission', 'noRole', 'notAnOperator', 'device', 'changed', 'gone', 'alreadyPending'],
  ...['pinUnused', 'typed', 'somethingNew'],
];

function receipts(context: Context): [string, CardAnswer][] {
  const more: Record<ReceiptState, Partial<Receipt>> = {
    sending: { acceptedAt: undefined, requestId: undefined },
    accepted: {},
    pending: {},
    done: { endedAt: data.ago(-3) },
    failed: { reason: reasonFromText('forbidden'), acceptedAt: undefined, endedAt: data.ago(0) },
    notSupported: { endedAt: data.ago(-3) },
    canceled: { endedAt: data.ago(-3) },
    unknown: { reason: reasonFromText('timeout'), acceptedAt: undefined, requestId: undefined },
  };
  const one = (name: string, own: Partial<Receipt>): [string, CardAnswer] => [
    `receipt-${name}`,
    receiptCard(context, [{ ...receipt, ...own }]),
  ];
  const states = Object.entries(more).map(([state, own]) =>
    one(state, { ...own, state: state as ReceiptState }),
  );
  const problem = new Problem({ kind: 'timeout' });
  const waits = {
    state: 'pending',
    reason: reasonFromText('approval'),
    acceptedAt: undefined,
    action: 'wipe',
  } as const;
  const failed = { state: 'failed', acceptedAt: undefined } as const;
  return [
    ...states,
    ['receipt-again', receiptCard(context, [receipt], { again: true, problem })],
    one('device-failed', { state: 'failed', reason: reasonFromText('device:failed') }),
    one('novel', { state: 'unknown', reason: reasonFromText('device:paused') }),
    one('approval', waits),
    one('approval-code', { ...waits, approvalCode: 'A1B2-C3D4' }),
    ...REFUSED.map((why) => one(`refused-${why}`, { ...failed, reason: reasonFromText(`refused:${why}`) })),
    one('wiped', { state: 'done', action: 'wipe', reason: reasonFromText('gone'), endedAt: data.ago(-3) }),
    one('wipe-failed', { state: 'failed', action: 'wipe', reason: reasonFromText('device:wipeFailed') }),
    one('beta', { ...failed, action: 'rotateBitLockerKeys', reason: reasonFromText('badRequest') }),
    one('secret', { state: 'done', action: 'rotateBitLockerKeys', endedAt: data.ago(-3) }),
    one('secret-shown', { state: 'done', endedAt: data.ago(10), secretShownAt: data.ago(8) }),
    ['receipt-several', receiptCard(context, differently(), { problem })],
  ];
}

function secretCards(context: Context): [string, CardAnswer][] {
  const done: Receipt = { ...receipt, state: 'done', secretShownAt: data.ago(0) };
  const { location } = data.secrets;
  const somewhere = { ...location, takenAt: undefined };
  return [
    ...Object.values(data.secrets).map((secret): [string, CardAnswer] => [
      `secret-${secret.kind}`,
      secretCard(context, { receipt: done, secret }),
    ]),
    ['secret-location-undated', secretCard(context, { receipt: done, secret: somewhere })],
  ];
}
