import { MOST_DEVICES } from '../../../bot/helpdesk/actions/define.ts';
import { reasonFromText } from '../../../bot/store/state/receipt-reason.ts';
import type { DeviceDetails } from '../../../bot/helpdesk/contracts/model.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import {
  actionFormCard,
  actionsCard,
  confirmCard,
  noticeCard,
  receiptCard,
  refusalWords,
  secretCard,
  severalCard,
} from '../../../bot/cards/index.ts';
import { asksAll, askedSeveral, deviceFile, forSeveral, rowsFor } from './action-samples.ts';
import { itemCardsWith } from './item-samples.ts';
import { keyCardsWith } from './key-samples.ts';
import * as data from './sample-data.ts';
import { withText } from './with-text.ts';

/** The cards of remote actions, as full as possible, with `text` for every string of the tenant's or typed by someone. */
export function actionCardsWith(context: Context, text: string): [string, CardAnswer][] {
  const details = withText(data.details, text);
  const results = Array.from({ length: 12 }, () => ({ actionName: text, actionState: 'pending' }));
  const device: DeviceDetails = { ...details, deviceActionResults: results };
  const receipt: Receipt = {
    ...data.receipt,
    deviceName: text,
    userName: text,
    serialNumber: text,
    requestId: text,
  };
  const twenty = Array.from({ length: MOST_DEVICES }, (_, index) => ({
    ...receipt,
    ...({
      id: `rece1pt-${index}`,
      userId: `user-${index}`,
      state: 'failed',
      reason: reasonFromText(`device:${text}`),
    } as const),
  }));
  const typed = { deviceName: text, reason: text };
  const wipe = data.asked(device, data.named('wipe'));
  const named = Object.fromEntries(asksAll.form.map(({ id }) => [id, text]));
  const confirmation = { ...data.confirmation(asksAll, device), values: named };
  const fault = { kind: 'alreadyPending', since: text, operatorId: 'somebody' } as const;
  const names = new Map([['somebody', text]]);
  return [
    ['actions', actionsCard(context, deviceFile(details, data.thirtyActions))],
    ['confirm', confirmCard(context, data.asked(details))],
    [
      'confirm of what can’t be undone',
      confirmCard(context, { ...wipe, slip: { fields: ['deviceName', 'reason'], sameName: 'none', typed } }),
    ],
    [
      'confirm with what the policy asks',
      confirmCard(context, {
        ...wipe,
        confirmation: { ...wipe.confirmation, needs: ['reason', 'ticket'] },
        slip: { fields: ['ticket'], typed: { reason: text, ticket: text } },
      }),
    ],
    ['confirm with values', confirmCard(context, { action: asksAll, devices: [device], confirmation })],
    [
      'confirm of twenty',
      confirmCard(context, askedSeveral(...Array.from({ length: MOST_DEVICES }, () => details))),
    ],
    ['form', actionFormCard(context, { action: asksAll, device, faults: everyFault, typed: named })],
    [
      'receipt',
      receiptCard(context, [{ ...receipt, state: 'failed', reason: reasonFromText(`device:${text}`) }]),
    ],
    [
      'receipt with another reason',
      receiptCard(context, [{ ...receipt, state: 'unknown', reason: reasonFromText(text) }]),
    ],
    [
      'receipt that waits',
      receiptCard(context, [
        { ...receipt, state: 'pending', reason: reasonFromText('approval'), approvalCode: text },
      ]),
    ],
    ['receipts', receiptCard(context, twenty)],
    ...keyCardsWith(context, text),
    ...itemCardsWith(context, text),
    [
      'secret',
      secretCard(context, { receipt, secret: { kind: 'unlockPin', values: [{ value: '604913' }] } }),
    ],
    [
      'secret of the tenant’s',
      secretCard(context, {
        receipt,
        secret: { kind: 'localAdminPassword', values: [{ value: text, account: text }] },
      }),
    ],
    [
      'several',
      severalCard(context, {
        person: withText(data.personName, text),
        rows: rowsFor(30, withText(data.phone, text)).map(renamed(text)),
        actions: forSeveral,
      }),
    ],
    ['several that can’t', severalThatCannot(context, text)],
    [
      'refusal',
      noticeCard(context, {
        lines: [refusalWords(context, fault, { action: 'remoteLock', device: data.phone }, { names })],
      }),
    ],
  ];
}

/** Twenty devices are chosen, and none can take the action. */
function severalThatCannot(context: Context, text: string): CardAnswer {
  const person = withText(data.personName, text);
  const rows = rowsFor(MOST_DEVICES, withText({ ...data.phone, userId: person.id }, text)).map(renamed(text));
  const ids = rows.map(({ device }) => device.id);
  const why = refusalWords(
    context,
    { kind: 'device', hindrance: 'unknownOwnership' },
    { action: 'remoteLock', device: data.phone },
  );
  const able = rows.map(({ device }) => device);
  const faults = able.map((device) => ({ device: { ...device, deviceName: text }, why }));
  return severalCard(context, {
    person,
    rows,
    actions: forSeveral,
    chosen: { action: 'remoteLock', devices: ids },
    notAll: { action: 'remoteLock', able, faults },
  });
}

const renamed = (text: string) => (row: ReturnType<typeof rowsFor>[number]) => ({
  ...row,
  device: { ...row.device, deviceName: text },
});

const everyFault = asksAll.form.flatMap(({ id }) =>
  (['required', 'tooLong', 'tooSmall', 'tooLarge', 'notAChoice', 'unprintable'] as const).map((why) => ({
    field: id,
    why,
    limit: 15,
  })),
);
