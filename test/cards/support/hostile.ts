import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import {
  choiceCard,
  deviceChoiceCard,
  devicesCard,
  groupsCard,
  helpCard,
  noticeCard,
  sharedCard,
  whoamiCard,
  whoamiListCard,
} from '../../../bot/cards/index.ts';
import { actionCardsWith } from './action-hostile.ts';
import { callerCardsWith } from './caller-samples.ts';
import { adminCardsWith } from './admin-hostile.ts';
import { lookCardsWith } from './look-samples.ts';
import { tabCardsWith } from './tab-samples.ts';
import { askedOfAll } from './policy-samples.ts';
import * as data from './sample-data.ts';
import { context as here } from './samples.ts';
import { withText } from './with-text.ts';
import { whole } from '../../support/samples.ts';
import { userCardOf, deviceCardOf } from './with-verdict.ts';

const { ok } = data;

/** Every card that shows the tenant's data, as full as possible, with `text` for each string. */
export function cardsWith(text: string, context: Context = here): Map<string, CardAnswer> {
  const rows = withText([...data.rows, ...data.rows, ...data.rows], text);
  const file = {
    ...withText(data.file, text),
    license: data.file.license,
    groups: ok({ items: withText(data.groups, text), total: 14, exact: true }),
    devices: ok(whole(rows)),
    registered: ok(whole(Array.from({ length: 9 }, () => withText(data.registered, text)))),
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
    ['user', userCardOf(context, file)],
    ['user outside', userCardOf(context, { ...file, personInScope: false })],
    ...tabCardsWith(context, text),
    ...lookCardsWith(context, text),
    ['groups', groupsCard(context, file.person, file.groups, 0)],
    ['devices', devicesCard(context, file, 1)],
    ['device', deviceCardOf(context, { device: details, target, offers: [data.offered], through: [] })],
    ['choice', choiceCard(context, text, people)],
    [
      'choice of devices',
      deviceChoiceCard(context, text, { items: devices, total: 30, exact: false, unsearched: ['imeis'] }),
    ],
    ...actionCardsWith(context, text),
    ['whoami', whoamiCard(context, operatorWith(text), namesOf(text), { asked: askedOfAll })],
    ['whoami page', whoamiCard(context, operatorWith(text), namesOf(text), { page: 2 })],
    ...(['members', 'scopeGroups', 'scopeTags', 'tasks', 'permissions'] as const).map(
      (list): [string, CardAnswer] => [`whoami ${list}`, listWith(context, text, list)],
    ),
    ...adminCardsWith(context, text),
    ...callerCardsWith(context, text),
    ['help', helpCard(context, [], 'command.say', { remark: text, meant: [text, text] })],
    ['shared', sharedCard(context, text, { user: data.personName.id })],
    ['notice', noticeCard(context, { title: 'Not found', lines: [text, text] })],
  ]);
}

const sixty = Array.from({ length: 60 }, (_, index) => `group-${index}`);

const namesOf = (text: string) => {
  const names = new Map(sixty.map((id) => [id, text]));
  return { groups: names, tags: names };
};

function listWith(
  context: Context,
  text: string,
  list: Parameters<typeof whoamiListCard>[1]['list'],
): CardAnswer {
  const [assignment = data.assignment(1)] = operatorWith(text).assignments;
  return whoamiListCard(context, { assignment, list, names: namesOf(text), page: 1 });
}

function operatorWith(text: string) {
  const assignments = Array.from({ length: 50 }, (_, index) =>
    data.assignment(index, {
      displayName: text,
      roleName: text,
      memberGroups: sixty,
      scopeGroups: sixty,
      scopeTags: sixty,
      permissions: new Set(
        sixty.flatMap((id) => [`Microsoft.Intune_RemoteTasks_${text}${id}`, `Microsoft.Intune_${text}${id}`]),
      ),
    }),
  );
  return { ...data.operator, speaker: withText(data.operator.speaker, text), assignments };
}
