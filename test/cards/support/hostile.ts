import type { CardAnswer } from '../../../bot/cards/index.ts';
import {
  choiceCard,
  deviceCard,
  deviceChoiceCard,
  devicesCard,
  groupsCard,
  noticeCard,
  userCard,
  whoamiCard,
} from '../../../bot/cards/index.ts';
import { actionCardsWith } from './action-hostile.ts';
import { adminCardsWith } from './admin-hostile.ts';
import * as data from './sample-data.ts';
import { context } from './samples.ts';
import { withText } from './with-text.ts';

const { ok } = data;

/** Every card that shows the tenant's data, as full as possible, with `text` for each string. */
export function cardsWith(text: string): Map<string, CardAnswer> {
  const rows = withText([...data.rows, ...data.rows, ...data.rows], text);
  const file = {
    ...withText(data.file, text),
    license: data.file.license,
    groups: ok({ items: withText(data.groups, text), total: 14, exact: true }),
    devices: ok(rows),
    registered: ok(Array.from({ length: 9 }, () => withText(data.registered, text))),
  };
  const details = withText(data.details, text);
  const people = {
    items: Array.from({ length: 25 }, () => withText(data.personName, text)),
    total: 25,
    exact: false,
    unsearched: ['partsOfNames'] as const,
  };
  const devices = rows.map(({ device }) => device);
  const target = { kind: 'person', personGroups: new Set<string>() } as const;
  return new Map([
    ['user', userCard(context, file)],
    ['user outside', userCard(context, { ...file, personInScope: false })],
    ['groups', groupsCard(context, file.person, file.groups, 0)],
    ['devices', devicesCard(context, file, 1)],
    ['device', deviceCard(context, { device: details, target, offers: [data.offered], through: [] })],
    ['choice', choiceCard(context, text, people)],
    [
      'choice of devices',
      deviceChoiceCard(context, text, { items: devices, total: 30, exact: false, unsearched: ['imeis'] }),
    ],
    ...actionCardsWith(context, text),
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
  return { ...data.operator, speaker: withText(data.operator.speaker, text), assignments };
}
