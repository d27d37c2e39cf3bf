import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import { actionsCard, keyAskCard, keyCard, keyHiddenCard } from '../../../bot/cards/index.ts';
import type { KeyOffer } from '../../../bot/helpdesk/access/may-see-key.ts';
import type { Confirmation, Showing } from '../../../bot/helpdesk/contracts/store.ts';
import type { DeviceFile } from '../../../bot/helpdesk/devices/device-file.ts';
import { keys, type Key } from '../../../bot/helpdesk/keys/catalogue.ts';
import { recoveryKey } from '../../../bot/helpdesk/keys/recovery-key.ts';
import * as data from './sample-data.ts';
import { deviceCardOf } from './with-verdict.ts';

const showing: Showing = {
  id: 'sh0wing',
  operatorId: 'operator',
  key: 'recoveryKey',
  deviceId: 'laptop',
  deviceName: 'PERSON-LAPTOP',
  serialNumber: 'SAMPLE0001',
  userId: 'person',
  userName: 'Person One',
  shownAt: data.ago(1),
};

const asking: Confirmation = {
  id: 'confirmation',
  operatorId: 'operator',
  action: 'recoveryKey',
  targets: [showing],
  values: {},
  needs: ['callerCheck', 'reason', 'ticket'],
  state: 'open',
  receiptIds: [],
  createdAt: data.ago(1),
  expiresAt: data.ago(-1),
};

const askCard = (context: Context, key: Key, slip?: Parameters<typeof keyAskCard>[1]['slip']) =>
  keyAskCard(context, { confirmation: { ...asking, action: key.id }, key, device: data.laptop, slip });

const offered: readonly KeyOffer[] = keys.map((key) => ({ key, why: undefined }));

/** Each key with each reason why it isn't shown. */
const refused: readonly KeyOffer[] = keys.flatMap((key) =>
  (
    [
      { kind: 'platform' },
      { kind: 'personal' },
      { kind: 'permission' },
      { kind: 'scope' },
      { kind: 'policyDenied' },
      { kind: 'secondOperator' },
      { kind: 'fenced' },
      { kind: 'entraRole', roles: ['Intune Administrator'], owner: true },
    ] as const
  ).map((why) => ({ key, why })),
);

/** Cards that show keys, and those that offer them. */
export function keyCards(context: Context, laptop: DeviceFile): [string, CardAnswer][] {
  return [
    ['device-keys', deviceCardOf(context, laptop, offered)],
    ['actions-keys', actionsCard(context, laptop, { keys: refused })],
    ...Object.entries(data.secrets).map(([kind, secret]): [string, CardAnswer] => [
      `key-${kind}`,
      keyCard(context, { showing, secret, rotate: data.offered }),
    ]),
    ['key-hidden', keyHiddenCard(context, showing)],
    ...keys.map((key): [string, CardAnswer] => [`key-ask-${key.id}`, askCard(context, key)]),
    [
      'key-ask-faults',
      askCard(context, recoveryKey, { fields: ['reason', 'ticket'], typed: { reason: '', ticket: 'none' } }),
    ],
  ];
}

/** The same with `text` for every string of the tenant's. */
export function keyCardsWith(context: Context, text: string): [string, CardAnswer][] {
  const about = { ...showing, deviceName: text, serialNumber: text, userName: text };
  const why = { kind: 'alreadyPending', since: text, operatorId: 'somebody' } as const;
  const rotate = { action: data.offered.action, possible: false, why } as const;
  const password = {
    kind: 'localAdminPassword',
    values: [{ value: 'x', account: text, keptAt: text }],
  } as const;
  return [
    ['key', keyCard(context, { showing: about, secret: password, rotate })],
    ['hidden key', keyHiddenCard(context, about)],
    [
      'key ask',
      keyAskCard(context, {
        confirmation: { ...asking, targets: [about] },
        key: recoveryKey,
        device: { ...data.laptop, deviceName: text, serialNumber: text, userDisplayName: text },
        slip: { fields: ['ticket'], typed: { reason: text, ticket: text } },
      }),
    ],
  ];
}
