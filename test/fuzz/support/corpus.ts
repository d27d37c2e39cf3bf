import { commands } from '../../../bot/commands/table.ts';
import { adminCommands, adminPresses } from '../../../bot/commands/admin/table.ts';
import { presses } from '../../../bot/commands/table.ts';
import { buttons } from '../../support/channel.ts';
import type { FakeChannel, Json } from '../../support/channel.ts';
import { ADMIN_CHANNEL, devices, people } from '../../support/tenant.ts';

const SAID = [
  ...[
    'select user aino@contoso.example',
    'select user aino',
    'device AINO-PHONE',
    'device SERIAL-1',
    'whoami',
  ],
  ...[
    'key 1a2b3c4d',
    'lock AINO-PHONE',
    'reset passcode of aino',
    'slect user aino',
    'help',
    'cancel',
    'sign out',
  ],
];
const ADMIN_SAID = [
  'roles',
  'assign role',
  'audit',
  'audit user aino since 2026-01-01 export',
  'audit verify',
  'help',
];
const OTHERS: readonly [string, unknown][] = [
  [
    'application/search',
    { kind: 'search', queryText: 'ai', queryOptions: { skip: 0, top: 15 }, dataset: 'people' },
  ],
  [
    'application/search',
    { kind: 'search', queryText: 'fi', queryOptions: { skip: 0, top: 15 }, dataset: 'groups' },
  ],
  ['composeExtension/query', { commandId: 'findPerson', parameters: [{ name: 'text', value: 'aino' }] }],
  ['composeExtension/query', { commandId: 'findDevice', parameters: [{ name: 'text', value: 'phone' }] }],
  [
    'composeExtension/fetchTask',
    { commandId: 'aboutSender', messagePayload: { from: { user: { id: people.aino } } } },
  ],
  [
    'fileConsent/invoke',
    { type: 'fileUpload', action: 'accept', context: { file: 'x' }, uploadInfo: { uploadUrl: 'x' } },
  ],
  ['signin/tokenExchange', { id: 'one', connectionName: '', token: 'x.y.z' }],
  ['signin/verifyState', { state: '123456' }],
];

/**
 * Activities as Teams sends them: what people say, every button of the cards that come back, and every verb of the tables. `others` say the
 * same as the first two.
 */
export async function record(channel: FakeChannel, others: readonly string[] = []): Promise<Json[]> {
  const there = channel.inChannel(ADMIN_CHANNEL);
  const activities: Json[] = [];
  const add = (who: string, over: Json) => activities.push(channel.activity(who, over));
  const play = async (who: string, said: string, over: Json = {}) => {
    add(who, { type: 'message', text: said, ...over });
    const { card } = await channel.say(who, said, over);
    for (const { verb, data } of buttons(card)) add(who, press(String(verb), data as Json, over));
  };
  for (const who of [people.fieldOperator, people.admin, ...others])
    for (const said of SAID) await play(who, said);
  for (const said of ADMIN_SAID) await play(people.admin, said, there);
  const data = {
    user: people.aino,
    device: devices.ainoPhone,
    action: 'remoteLock',
    confirmation: 'one',
    key: 'recoveryKey',
  };
  for (const verb of Object.keys(presses)) add(people.fieldOperator, press(verb, data));
  for (const verb of Object.keys(adminPresses)) add(people.admin, press(verb, data, there));
  for (const [name, value] of OTHERS) add(people.fieldOperator, { type: 'invoke', name, value });
  for (const { phrases } of [...commands, ...adminCommands])
    for (const phrase of phrases) add(people.admin, { type: 'message', text: `${phrase} aino` });
  add(people.aino, { type: 'installationUpdate', action: 'add' });
  add(people.aino, { type: 'conversationUpdate', membersAdded: [{ id: '28:help-desk' }] });
  return activities;
}

function press(verb: string, data: Json, over: Json = {}): Json {
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
  return { type: 'invoke', name: 'adaptiveCard/action', value, ...over };
}
