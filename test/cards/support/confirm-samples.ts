import type { DeviceDetails } from '../../../bot/helpdesk/contracts/model.ts';
import type { CardAnswer, ConfirmView, Context } from '../../../bot/cards/index.ts';
import { confirmCard, withCaller } from '../../../bot/cards/index.ts';
import { check } from './caller-samples.ts';
import * as data from './sample-data.ts';

const { details, named } = data;

export const macDetails: DeviceDetails = { ...details, ...data.mac };
export const laptopDetails: DeviceDetails = {
  ...details,
  ...data.laptop,
  deviceActionResults: [
    { actionName: 'syncDevice', actionState: 'pending', startDateTime: data.ago(30) },
    { actionName: 'windowsDefenderScan', actionState: 'active', startDateTime: data.ago(20) },
  ],
};

export function askedSeveral(...all: DeviceDetails[]): ConfirmView {
  const action = named('syncDevice');
  return { action, devices: all, confirmation: data.confirmation(action, ...all) };
}

/** The confirm cards in the states that operators see. */
export function confirms(context: Context): [string, CardAnswer][] {
  const wipe = data.asked(laptopDetails, named('wipe'));
  const filled = { ...wipe.confirmation, values: { keepEnrollmentData: false, keepUserData: true } };
  const lost = data.asked(details, named('enableLostMode'));
  const values = {
    message: 'This phone belongs to Contoso. Please call the number below; there is a reward.',
    phoneNumber: '+358 9 1234567',
  };
  const typed = { deviceName: 'PERSON-LAPTOP2', reason: '' };
  return [
    ['confirm', confirmCard(context, data.asked(details))],
    [
      'confirm-caller',
      confirmCard(context, {
        ...data.asked(details),
        confirmation: { ...data.asked(details).confirmation, needs: ['callerCheck'], lost: true },
      }),
    ],
    [
      'confirm-caller-slip',
      withCaller(
        context,
        confirmCard(context, {
          ...data.asked(details),
          confirmation: {
            ...data.asked(details).confirmation,
            needs: ['callerCheck', 'secondOperator', 'ticket'],
          },
          slip: { fields: ['ticket'], typed: { ticket: 'abc' } },
        }),
        'confirmation',
        { check: { check, state: 'verified' } },
      ),
    ],
    [
      'confirm-caller-lacking',
      withCaller(
        context,
        confirmCard(context, {
          ...data.asked(details),
          confirmation: { ...data.asked(details).confirmation, needs: ['callerCheck'] },
        }),
        'confirmation',
        { lacking: true },
      ),
    ],
    [
      'confirm-asked',
      confirmCard(context, {
        ...data.asked(details),
        confirmation: { ...data.asked(details).confirmation, needs: ['reason', 'ticket'] },
        slip: { fields: ['ticket'], typed: { reason: 'Lost on the train' } },
      }),
    ],
    ['confirm-mac', confirmCard(context, data.asked(macDetails))],
    ['confirm-wipe', confirmCard(context, { ...wipe, confirmation: filled })],
    [
      'confirm-wipe-slip',
      confirmCard(context, {
        ...wipe,
        confirmation: filled,
        slip: { fields: ['deviceName', 'reason'], sameName: 'none', typed },
      }),
    ],
    ['confirm-same-name', confirmCard(context, { ...wipe, confirmation: { ...filled, sameName: 'others' } })],
    [
      'confirm-same-name-slip',
      confirmCard(context, {
        ...wipe,
        devices: [{ ...laptopDetails, serialNumber: undefined }],
        confirmation: filled,
        slip: { fields: ['serialNumber'], sameName: 'sameSerial', typed: { reason: 'Ticket 12' } },
      }),
    ],
    [
      'confirm-retire',
      confirmCard(context, data.asked({ ...macDetails, deviceActionResults: [] }, named('retire'))),
    ],
    ['confirm-lost-mode', confirmCard(context, { ...lost, confirmation: { ...lost.confirmation, values } })],
    ['confirm-several', confirmCard(context, askedSeveral(laptopDetails, details, macDetails))],
    [
      'confirm-restart-several',
      confirmCard(context, {
        ...askedSeveral(laptopDetails, details, macDetails),
        action: named('rebootNow'),
      }),
    ],
  ];
}
