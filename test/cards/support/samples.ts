import type { Target } from '../../../bot/helpdesk/access/authorize.ts';
import type { Words } from '../../../bot/locales/index.ts';
import { wordsFor } from '../../../bot/locales/index.ts';
import type { CardAnswer, Context, NoticeInit } from '../../../bot/cards/index.ts';
import {
  accountCard,
  choiceCard,
  deviceChoiceCard,
  devicesCard,
  groupsCard,
  helpCard,
  noticeCard,
  sharedCard,
  whoamiAskedCard,
  whoamiCard,
  whoamiListCard,
} from '../../../bot/cards/index.ts';
import { actionSamples } from './action-samples.ts';
import { callerSamples } from './caller-samples.ts';
import { adminSamples } from './admin-samples.ts';
import { lookSamples } from './look-samples.ts';
import { tabSamples } from './tab-samples.ts';
import { askedOfAll } from './policy-samples.ts';
import * as data from './sample-data.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { whole } from '../../support/samples.ts';
import { userCardOf, deviceCardOf } from './with-verdict.ts';

export const context = { words: wordsFor('en-GB'), now: data.now };

const { ok, unread, file, rows, registered } = data;

const thirtyDevices = Array.from({ length: 30 }, (_, index) => ({
  device: { ...data.phone, id: `device-${index}`, deviceName: `PHONE-${index + 1}` },
  offers: [data.offered],
}));

const people = Array.from({ length: 25 }, (_, index) => ({
  id: `person-${index}`,
  displayName: `Aino Virtanen ${index + 1}`,
  userPrincipalName: `aino.virtanen${index + 1}@contoso.example`,
  department: index % 2 ? 'Sales' : undefined,
}));

const target: Target = {
  kind: 'device',
  hasUser: true,
  personGroups: new Set(),
  deviceGroups: new Set(),
  scopeTags: ['0'],
};

const helpEntries = (['selectUser', 'device', 'whoami', 'cancel', 'help'] as const).map((name) => {
  const { say } = context.words.commands[name];
  return {
    phrases: [say.replace(/ [A-Z].*/, '')] as const,
    takes: say === say.toLowerCase() ? ('nothing' as const) : ('text' as const),
    help: (words: Words) => words.commands[name],
  };
});

const namesOfSixty = {
  groups: new Map(sixty().map((id) => [id, `Group ${id}`])),
  tags: new Map(sixty().map((id) => [id, `Tag ${id}`])),
};

/** Every card in the states that operators see, by a name for pictures and test failures. */
export const samplesIn = (context: Context): ReadonlyMap<string, CardAnswer> =>
  new Map([
    ['user', userCardOf(context, file)],
    ['user-blocked', userCardOf(context, blocked())],
    ['user-unread', userCardOf(context, allUnread())],
    [
      'user-outside',
      userCardOf(context, { ...file, personInScope: false, devices: ok(whole(rows.slice(0, 1))) }),
    ],
    ['user-many', userCardOf(context, many())],
    ['user-several', userCardOf(context, { ...file, devices: ok(whole(everyAction())) })],
    ['user-tags-unread', userCardOf(context, { ...file, devices: ok(whole([])), tags: 'unread' })],
    ['user-empty', userCardOf(context, empty())],
    ['user-half-read', userCardOf(context, halfRead())],
    ['account', accountCard(context, file)],
    ['account-unread', accountCard(context, allUnread())],
    ...tabSamples(context),
    ...lookSamples(context),
    ['groups-first', groupsCard(context, file.person, manyGroups(), 0)],
    ['groups-last', groupsCard(context, file.person, manyGroups(), 9_999)],
    ['groups-unread', groupsCard(context, file.person, unread, 0)],
    ['devices-first', devicesCard(context, { ...file, devices: ok(whole(thirtyDevices)) }, 0)],
    ['devices-last', devicesCard(context, { ...file, devices: ok(whole(thirtyDevices)) }, 5)],
    ['devices-unread', devicesCard(context, { ...file, devices: unread, registered: unread }, 0)],
    ['device-bare', deviceCardOf(context, { device: bare(), target, offers: [], through: [] })],
    [
      'choice-few',
      choiceCard(context, 'aino', { items: people.slice(0, 3), total: 3, exact: true, unsearched: [] }),
    ],
    [
      'choice-many',
      choiceCard(context, 'aino', { items: people, total: 25, exact: false, unsearched: ['partsOfNames'] }),
    ],
    [
      'choice-devices',
      deviceChoiceCard(context, 'person', {
        items: rows.map(({ device }) => device),
        total: 23,
        exact: true,
        unsearched: ['serialNumbers', 'imeis'],
      }),
    ],
    ...actionSamples(context),
    ['whoami', whoamiCard(context, data.operator, data.rightNames, { asked: askedOfAll.slice(0, 12) })],
    [
      'whoami-admin',
      whoamiCard(context, admin(), data.rightNames, {
        asked: [{ name: 'wipe', needs: [] }],
        stopped: 'operatorBudget',
      }),
    ],
    ['whoami-none', whoamiCard(context, { ...data.operator, assignments: [] }, data.rightNames)],
    ['whoami-many', whoamiCard(context, manyRoles(), namesOfSixty, { asked: askedOfAll })],
    ['whoami-page', whoamiCard(context, manyRoles(), namesOfSixty, { page: 1 })],
    ['whoami-asked', whoamiAskedCard(context, data.operator, askedOfAll, 1)],
    ...(['members', 'scopeGroups', 'scopeTags', 'tasks', 'permissions'] as const).map(
      (list) => [`whoami-list-${list}`, whoamiListOf(context, list)] as const,
    ),
    [
      'help',
      helpCard(context, helpEntries, 'command.say', {
        remark: context.words.answers.notUnderstood('slect user aino'),
        meant: ['select user aino', 'device aino'],
      }),
    ],
    ['help-plain', helpCard(context, helpEntries, 'command.say')],
    ...adminSamples(context),
    ...callerSamples(context),
    ['shared-person', sharedCard(context, 'Aino Virtanen', { user: data.personName.id })],
    ['shared-device', sharedCard(context, 'AINO-PHONE', { device: data.details.id })],
    ['notice', noticeCard(context, notice())],
    ['notice-plain', noticeCard(context, { lines: ['Nothing is selected any more.'], tone: 'good' })],
  ]);

export const samples = samplesIn(context);

/** Each device with offers of the whole catalogue; the card shows the actions that belong on it. */
function everyAction() {
  return rows.map(({ device }) => ({ device, offers: data.offersFor(device) }));
}

function blocked() {
  const account = {
    ...data.account,
    accountEnabled: false,
    usageLocation: undefined,
    onPremisesSyncEnabled: true,
    onPremisesLastSyncDateTime: data.ago(25),
  };
  return { ...file, account: ok(account), license: ok({ state: 'none' as const }), manager: ok(undefined) };
}

function allUnread() {
  return {
    ...file,
    account: unread,
    manager: unread,
    license: unread,
    groups: unread,
    devices: unread,
    registered: unread,
  };
}

/** Each list came, but may lack entries. */
function halfRead() {
  const half = <T>(items: T[]) =>
    ok({ items, total: items.length, exact: false, unread: new Problem({ kind: 'unreadable' }) });
  return { ...file, groups: half(data.groups), devices: half(rows), registered: half([registered]) };
}

function many() {
  const registeredOnes = Array.from({ length: 9 }, () => registered);
  return {
    ...file,
    groups: manyGroups(),
    devices: ok(whole(thirtyDevices)),
    registered: ok(whole(registeredOnes)),
  };
}

function empty() {
  const { id, displayName, userPrincipalName } = data.personName;
  return {
    ...file,
    account: ok({ id, displayName, userPrincipalName }),
    manager: ok(undefined),
    license: ok({ state: 'none' as const }),
    groups: ok({ items: [], total: 0, exact: true }),
    devices: ok(whole([])),
    registered: ok(whole([])),
  };
}

function manyGroups() {
  const items = Array.from({ length: 3_000 }, (_, index) => data.group(`Group ${index + 1}`));
  return ok({ items, total: 3_000, exact: true });
}

function bare() {
  return { id: 'bare', deviceName: '', deviceActionResults: [] };
}

function admin() {
  return { ...data.operator, adminRoles: ['Intune Administrator'], assignments: [] };
}

function sixty() {
  return Array.from({ length: 60 }, (_, index) => `g${index}`);
}

function whoamiListOf(context: Context, list: Parameters<typeof whoamiListCard>[1]['list']) {
  const [assignment] = manyRoles().assignments;
  return whoamiListCard(context, {
    list,
    names: namesOfSixty,
    page: 0,
    assignment: assignment ?? data.assignment(1),
  });
}

function manyRoles() {
  const assignments = Array.from({ length: 50 }, (_, index) =>
    data.assignment(index, { scopeGroups: sixty(), memberGroups: sixty(), scopeTags: sixty() }),
  );
  return { ...data.operator, assignments };
}

function notice(): NoticeInit {
  return {
    title: 'Outside your scope',
    lines: [
      'Person One can’t be shown.',
      'They are in none of the scope groups of your role assignments.',
      'Ask an Intune administrator to widen the assignment.',
    ],
    buttons: [{ title: 'Try again', verb: 'user.show', data: { user: data.personName.id } }],
    tone: 'warning',
  };
}

export function sample(name: string): CardAnswer {
  const found = samples.get(name);
  if (!found) throw new Error(`there is no sample ${name}`);
  return found;
}
