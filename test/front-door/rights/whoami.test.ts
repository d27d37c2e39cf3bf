import assert from 'node:assert/strict';
import { titles } from '../../support/act.ts';
import { type Answered, buttons } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { groupId, people } from '../../support/tenant.ts';
import { tagAssignment, taggedTenant } from './support/tagged.ts';

const who = people.fieldOperator;
const MANY = 60;
const many = Array.from({ length: MANY }, (_, n) => n);

/** A tenant in which the field operator's first assignment has more of everything than a card shows, and in which they have nine. */
function fullTenant() {
  const data = taggedTenant();
  const [role] = data.roleDefinitions;
  const [first] = role?.roleAssignments ?? [];
  assert.ok(role && first);
  data.groups.push(
    ...many.map((n) => ({
      id: groupId(2_000 + n),
      displayName: `Scope ${n} of many`,
      groupTypes: [],
      members: [],
      securityEnabled: true,
    })),
  );
  const scope = many.map((n) => groupId(2_000 + n));
  Object.assign(first, { resourceScopes: scope, members: [groupId(10), ...scope] });
  tagAssignment(data, 'Field help desk', many.map(String));
  data.nav['deviceManagement/roleScopeTags'] = many.map((n) => ({
    id: `${n}`,
    displayName: `Tag ${n} of many`,
  }));
  const named = (kind: string) => many.map((n) => `Microsoft.Intune_${kind}${n}`);
  role.rolePermissions = [
    {
      resourceActions: [
        {
          allowedResourceActions: [
            'Microsoft.Intune_ManagedDevices_Read',
            ...named('RemoteTasks_Task'),
            ...named('Sample_Right'),
          ],
        },
      ],
    },
  ];
  role.roleAssignments?.push(
    ...many.slice(0, 8).map((n) => ({
      id: groupId(6_000 + n),
      displayName: `Assignment ${n} of many`,
      members: [groupId(10)],
      resourceScopes: [],
      scopeType: 'allDevices',
    })),
  );
  return data;
}

describe('whoami', () => {
  let stage: Stage;
  const say = () => stage.channel.say(who, 'whoami');
  const press = (card: Answered, title: string) => stage.channel.press(who, card.card, title);

  it('names an assignment’s scope tags, and shows ids if they can’t be named', async () => {
    stage = await openStage({ data: taggedTenant() });
    assert.match((await say()).text, /Scope tags\nNorth/);
    stage.sandbox.control.fail({ match: /\/beta\/deviceManagement\/roleScopeTags/, status: 403 });
    assert.match((await say()).text, /Scope tags\n1\n/);
    tagAssignment(stage.sandbox.tenant.data, 'Field help desk', []);
    await stage.restart();
    assert.doesNotMatch((await say()).text, /Scope tags/);
    stage.sandbox.control.fail({ match: /\/beta\//, status: 404 });
    await stage.restart();
    assert.match((await say()).text, /Scope tags\nIntune can’t say right now/);
  });

  it('has no buttons if nothing is cut', async () => {
    stage = await openStage({ data: taggedTenant() });
    assert.deepEqual(titles((await say()).card), []);
  });

  /** Turns every page of a list that is open, and puts their words together. */
  async function allPages(first: Answered): Promise<string> {
    let [shown, text] = [first, first.text];
    while (titles(shown.card).includes('Next')) {
      shown = await press(shown, 'Next');
      text += shown.text;
    }
    return text;
  }

  const lists: readonly [title: string, entry: (n: number) => string][] = [
    ['All assigned groups', (n) => `Scope ${n} of many`],
    ['All scope groups', (n) => `Scope ${n} of many`],
    ['All scope tags', (n) => `Tag ${n} of many`],
    ['All remote actions', (n) => `Task${n}`],
    ['All other permissions', (n) => `Microsoft.Intune_Sample_Right${n}`],
  ];
  for (const [title, entry] of lists)
    it(`opens the whole list by “${title}”, page by page, and leads back`, async () => {
      stage = await openStage({ data: fullTenant() });
      const card = await say();
      assert.doesNotMatch(card.text, new RegExp(`${entry(MANY - 1)}\\b`), 'it is cut');
      const first = await press(card, title);
      const text = await allPages(first);
      const lines = new Set(text.split('\n').map((line) => line.trim()));
      assert.deepEqual(
        many.filter((n) => !lines.has(entry(n))),
        [],
      );
      assert.match(first.text, /1–25 of 6\d/);
      assert.match((await press(first, 'Back to my rights')).text, /Field help desk/);
    });

  it('opens all assignments, each with everything about it', async () => {
    stage = await openStage({ data: fullTenant() });
    const card = await say();
    assert.match(card.text, /and 4 more assignments/);
    const first = await press(card, 'All assignments');
    assert.match(first.text, /1–5 of 9/);
    const text = await allPages(first);
    assert.deepEqual(
      many.slice(0, 8).filter((n) => !text.includes(`Assignment ${n} of many`)),
      [],
    );
    const last = await press(first, 'Next');
    assert.ok(titles(last.card).includes('All other permissions'));
  });

  it('opens nothing of another operator’s, nor a list that doesn’t exist', async () => {
    stage = await openStage({ data: fullTenant() });
    const pressed = buttons((await say()).card).find(({ title }) => title === 'All scope tags');
    const data = pressed?.data as Record<string, string>;
    const { text } = await stage.channel.invoke(people.reader, 'whoami.list', data);
    assert.match(text, /no longer have this role assignment/);
    for (const list of ['__proto__', 'constructor', ''])
      assert.match(
        (await stage.channel.invoke(who, 'whoami.list', { ...data, list })).text,
        /no longer have/,
      );
    const far = await stage.channel.invoke(who, 'whoami.list', { ...data, page: '9999' });
    assert.match(far.text, /51–60 of 60/);
  });
});
