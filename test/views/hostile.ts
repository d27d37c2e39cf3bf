import type { CardAnswer } from '../../bot/views/index.ts';
import {
  choiceCard,
  confirmCard,
  deviceCard,
  deviceChoiceCard,
  devicesCard,
  groupsCard,
  noticeCard,
  receiptCard,
  userCard,
  whoamiCard,
} from '../../bot/views/index.ts';
import { adminCardsWith } from './admin-hostile.ts';
import * as data from './sample-data.ts';
import { context } from './samples.ts';

const DATE = /^\d{4}-\d\d-\d\dT/;
const OURS = new Set(['id', 'userId', 'kind', 'why', 'hindrance', 'permission', 'action', 'operatingSystem']);
const { ok } = data;

/** The same thing with every string of the tenant's in it replaced: names and enum members; not ids and dates. */
function told<T>(value: T, text: string): T {
  return replaced(value, text) as T;
}

function replaced(value: unknown, text: string): unknown {
  if (typeof value === 'string') return DATE.test(value) ? value : text;
  if (Array.isArray(value)) return value.map((item) => replaced(item, text));
  const plain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!plain) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, OURS.has(name) ? inner : replaced(inner, text)]),
  );
}

/** Every card that shows anything of the tenant's, full of it, with `text` for each string. */
export function cardsWith(text: string): Map<string, CardAnswer> {
  const rows = told([...data.rows, ...data.rows, ...data.rows], text);
  const file = {
    ...told(data.file, text),
    licence: data.file.licence,
    groups: ok({ items: told(data.groups, text), total: 14, exact: true }),
    devices: ok(rows),
    registered: ok(Array.from({ length: 9 }, () => told(data.registered, text))),
  };
  const details = told(data.details, text);
  const people = {
    items: Array.from({ length: 25 }, () => told(data.personName, text)),
    total: 25,
    exact: false,
  };
  const devices = rows.map(({ device }) => device);
  const target = { kind: 'person', personGroups: new Set<string>() } as const;
  const receipt = { ...data.receipt, deviceName: text, userName: text, serialNumber: text, requestId: text };
  return new Map([
    ['user', userCard(context, file)],
    ['user outside', userCard(context, { ...file, personInScope: false })],
    ['groups', groupsCard(context, file.person, file.groups, 0)],
    ['devices', devicesCard(context, file.person, file.devices, file.registered, 1)],
    ['device', deviceCard(context, { device: details, target, offers: [data.offered], through: [] })],
    ['choice', choiceCard(context, text, people)],
    ['choice of devices', deviceChoiceCard(context, text, devices, 30)],
    ['confirm', confirmCard(context, { ...data.asked(details), device: details })],
    ['receipt', receiptCard(context, { ...receipt, state: 'failed', reason: `device:${text}` })],
    ['receipt with another reason', receiptCard(context, { ...receipt, state: 'unknown', reason: text })],
    ['whoami', whoamiCard(context, operatorWith(text), new Map(sixty.map((id) => [id, text])))],
    ...adminCardsWith(context, text),
    ['notice', noticeCard(context, { title: 'Not found', lines: [text, text] })],
  ]);
}

const sixty = Array.from({ length: 60 }, (_, index) => `group-${index}`);

function operatorWith(text: string) {
  const assignments = Array.from({ length: 50 }, (_, index) =>
    data.assignment(index, {
      displayName: text,
      roleName: text,
      memberGroups: sixty,
      scopeGroups: sixty,
      permissions: new Set(sixty.map((id) => `Microsoft.Intune_RemoteTasks_${text}${id}`)),
    }),
  );
  return { ...data.operator, speaker: told(data.operator.speaker, text), assignments };
}
