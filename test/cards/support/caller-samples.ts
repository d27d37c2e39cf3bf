import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import {
  callAnnouncedCard,
  notMeCard,
  operatorCallerCard,
  personAnsweredCard,
  personAskedCard,
  personToldCard,
  reallyCard,
} from '../../../bot/cards/index.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { AnnouncedCall, CallerCheck } from '../../../bot/helpdesk/contracts/policy/caller.ts';

export const check: CallerCheck = {
  id: 'c1',
  operatorId: 'operator-1',
  operatorName: 'Operator One',
  personId: 'person-1',
  personName: 'Person One',
  action: 'remoteLock',
  deviceIds: ['device-1'],
  deviceNames: ['PERSON-PHONE'],
  numbers: ['17', '42', '93'],
  right: '42',
  state: 'open',
  createdAt: '2026-11-24T14:01:00Z',
  expiresAt: '2026-11-24T14:03:00Z',
};

const asManager = { ...check, managerId: 'manager-1', managerName: 'Manager One' };

const call: AnnouncedCall = {
  id: 'call-1',
  operatorId: 'operator-1',
  operatorName: 'Operator One',
  operatorAddress: 'operator.one@contoso.example',
  personId: 'person-1',
  personName: 'Person One',
  state: 'open',
  createdAt: '2026-11-24T14:01:00Z',
  expiresAt: '2026-11-24T14:31:00Z',
};

const told: Receipt = {
  id: 'receipt-1',
  operatorId: 'operator-1',
  operatorName: 'Operator One',
  confirmationId: 'c0nf1rmat10n',
  action: 'remoteLock',
  deviceId: 'device-1',
  deviceName: 'PERSON-PHONE',
  userId: 'person-1',
  values: {},
  state: 'accepted',
  sentAt: '2026-11-24T14:02:11Z',
  acceptedAt: '2026-11-24T14:02:12Z',
  clockAheadMs: 0,
  updatedAt: '2026-11-24T14:02:12Z',
  auditId: 'audit-1',
  telling: 'told',
};

/** Both sides of a caller check, in each of its states. */
export function callerSamples(context: Context): [string, CardAnswer][] {
  const states = ['open', 'verified', 'used', 'wrong', 'denied', 'expired'] as const;
  return [
    ['notice-caller-asked', personAskedCard(context, check)],
    ...states.map((state): [string, CardAnswer] => [
      `notice-caller-${state}`,
      operatorCallerCard(context, { ...check, state }, state),
    ]),
    ['notice-caller-answered', personAnsweredCard(context, { ...check, state: 'verified' })],
    ['notice-caller-answered-wrong', personAnsweredCard(context, { ...check, state: 'wrong' })],
    ['notice-not-me', notMeCard(context, { canceled: 2, left: [] })],
    ['notice-not-them', notMeCard(context, { canceled: 2, left: [], person: 'Aino Virtanen' })],
    ['notice-really-call', reallyCard(context, 'person-1', { checks: [], calls: [call], waiting: [] })],
    [
      'notice-really-manager',
      reallyCard(context, 'manager-1', { checks: [asManager], calls: [], waiting: [told] }),
    ],
    ['notice-call-announced', callAnnouncedCard(context, call)],
    ['notice-call-without-bot', callAnnouncedCard(context, call, 'notAllowed')],
    ['notice-manager-asked', personAskedCard(context, asManager)],
    ['notice-manager-answered', personAnsweredCard(context, { ...asManager, state: 'verified' })],
    ['notice-manager-verified', operatorCallerCard(context, { ...asManager, state: 'verified' }, 'verified')],
    ['notice-told', personToldCard(context, [told])],
    ['notice-told-several', personToldCard(context, [told, { ...told, operatorName: undefined }])],
    ['notice-really', reallyCard(context, 'person-1', { checks: [check], calls: [], waiting: [] })],
    ['notice-really-nothing', reallyCard(context, 'person-1', { checks: [], calls: [], waiting: [] })],
  ];
}

/** The same with `text` for each name. */
export function callerCardsWith(context: Context, text: string): [string, CardAnswer][] {
  const [operatorName, personName] = [text, text];
  const named = { ...check, operatorName, personName, deviceNames: [text] };
  return [
    ['caller asked', personAskedCard(context, named)],
    ['manager asked', personAskedCard(context, { ...named, managerId: 'manager-1', managerName: text })],
    ['call announced', callAnnouncedCard(context, { ...call, personName: text })],
    ['caller of the operator', operatorCallerCard(context, named, 'verified')],
    [
      'really',
      reallyCard(context, 'person-1', {
        checks: [named],
        calls: [{ ...call, operatorName, operatorAddress: text }],
        waiting: [{ ...told, deviceName: text }],
      }),
    ],
    ['told', personToldCard(context, [{ ...told, operatorName, userName: text, deviceName: text }])],
  ];
}
