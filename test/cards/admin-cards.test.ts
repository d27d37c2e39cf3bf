import assert from 'node:assert/strict';
import { emptyForm } from '../../bot/helpdesk/admin/draft.ts';
import type { RoleFieldFault } from '../../bot/helpdesk/admin/draft.ts';
import type { RoleForm } from '../../bot/helpdesk/contracts/role-change.ts';
import { loadCards } from '../../bot/cards/render/render.ts';
import type { AuditRow, CardAnswer } from '../../bot/cards/index.ts';
import { auditCard, roleCard, roleConfirmCard, roleFormCard, rolesCard } from '../../bot/cards/index.ts';
import * as admin from './admin-data.ts';
import { context, samples } from './samples.ts';
import { pressables, shown } from './shown.ts';
import { elements, strings } from './walk.ts';

const { groupNames, oulu, draft, sizes } = admin;
const render = await loadCards();

function sample(name: string) {
  const found = samples.get(name);
  assert.ok(found, name);
  return found;
}

function input(card: CardAnswer, id: string): Record<string, unknown> {
  const found = elements(render(card.card, card.view)).find((element) => element.id === id);
  assert.ok(found, id);
  return found;
}

const titles = (card: CardAnswer) => pressables(card).map(({ title }) => title);
const after = (text: string[], label: string) => text[text.indexOf(label) + 1];

describe('roles card', () => {
  it('tells of each assignment the role, the name, who holds it and what it covers', () => {
    const text = shown(rolesCard(context, { assignments: [oulu], groupNames, page: 0 }));
    assert.deepEqual(text, [
      'Help desk roles · 1',
      'Oulu help desk',
      'Help Desk Operator · built-in',
      'First line for everybody at the Oulu office.',
      'Members · 1 group',
      'Help desk people',
      'Scope · 2 groups',
      'Oulu people,',
      'a group that no longer exists',
      'Remove',
      'Assign role',
    ]);
  });

  it('says everyone in words, and nobody too', () => {
    const assignments = [admin.everybody, admin.bare];
    const text = shown(rolesCard(context, { assignments, groupNames, page: 0 })).join('\n');
    assert.match(text, /All users and their devices,\nAll devices/);
    assert.match(text, /Nobody: this assignment has no members\nScope\nNobody: this assignment has no scope/);
  });

  it('says how many groups a cut list has', () => {
    const names = admin.crowdNames;
    const text = shown(rolesCard(context, { assignments: [admin.crowded], groupNames: names, page: 0 }));
    assert.ok(text.includes('Members · 60 groups') && text.includes('Scope · 60 groups'));
    assert.equal(text.filter((line) => line === 'and 56 more groups').length, 2);
  });

  it('turns its pages, five on each', () => {
    const removes = (name: string) => titles(sample(name)).filter((title) => title === 'Remove').length;
    assert.equal(removes('roles-first'), 5);
    assert.ok(shown(sample('roles-first')).includes('1–5 of 12'));
    assert.deepEqual(titles(sample('roles-first')).slice(-2), ['Next', 'Assign role']);
    assert.equal(removes('roles-last'), 2);
    assert.deepEqual(titles(sample('roles-last')).slice(-2), ['Previous', 'Assign role']);
    const next = pressables(sample('roles-first')).find(({ title }) => title === 'Next');
    assert.deepEqual([next?.verb, next?.data], ['roles.page', { page: '1' }]);
  });

  it('says so where there is none', () => {
    const card = sample('roles-none');
    assert.match(shown(card).join('\n'), /No help desk role is assigned/);
    assert.deepEqual(titles(card), ['Assign role']);
  });
});

describe('role form', () => {
  const roles = [admin.helpDesk, admin.lockers];
  const card = (form: RoleForm, faults: RoleFieldFault[] = []) =>
    roleFormCard(context, { roles, form, faults, groups: admin.groups });

  it('has a labelled field for each part, and picks the first role', () => {
    const empty = card(emptyForm);
    const labels = ['role', 'name', 'description', 'members', 'scope'].map((id) => input(empty, id).label);
    assert.deepEqual(labels, ['Role', 'Assignment name', 'Assignment description', 'Members', 'Scope']);
    assert.equal(input(empty, 'role').value, admin.helpDesk.roleId);
    assert.equal(input(empty, 'members').value, '');
    assert.deepEqual(input(empty, 'members')['choices.data'], { type: 'Data.Query', dataset: 'groups' });
    assert.deepEqual(titles(empty), ['Review', 'Cancel']);
  });

  it('keeps all that was typed, lines too, however long', () => {
    const long = `One.\n\n${'two '.repeat(400)}`;
    const kept = card({ ...admin.filled, description: long, allUsers: true });
    assert.equal(input(kept, 'role').value, admin.lockers.roleId);
    assert.equal(input(kept, 'name').value, 'Oulu evenings');
    assert.equal(input(kept, 'description').value, long);
    assert.equal(input(kept, 'members').value, admin.filled.members);
    assert.deepEqual(input(kept, 'scope').choices, [
      { title: 'Oulu people', value: admin.ouluPeople.id },
      { title: 'Oulu phones', value: admin.ouluPhones.id },
    ]);
    assert.deepEqual([input(kept, 'allUsers').value, input(kept, 'allDevices').value], ['true', 'false']);
  });

  it('keeps the ids of a hundred groups whole', () => {
    const ids = admin.crowd.map(({ id }) => id).join(',');
    const kept = roleFormCard(context, {
      ...{ roles, faults: [], groups: admin.crowd },
      form: { ...emptyForm, members: ids },
    });
    assert.equal(input(kept, 'members').value, ids);
  });

  it('shows what could not be found by its id, so that it can be taken out', () => {
    const lost = card({ ...emptyForm, members: `${admin.gone},not-an-id` });
    assert.deepEqual(input(lost, 'members').choices, [{ title: `Group ${admin.gone}`, value: admin.gone }]);
  });

  it('takes the first role where the picked one is gone, and offers the picked one of many', () => {
    assert.equal(input(card({ ...emptyForm, role: 'gone' }), 'role').value, admin.helpDesk.roleId);
    const many = Array.from({ length: 70 }, (_, index) => ({ ...admin.lockers, roleId: `role-${index}` }));
    const form = { ...emptyForm, role: 'role-69' };
    const cut = roleFormCard(context, { roles: many, form, faults: [], groups: [] });
    assert.equal(input(cut, 'role').value, 'role-69');
    assert.ok(shown(cut).includes('Showing the first 60 of 70 roles.'));
  });

  it('draws no link of a group’s name', () => {
    const linked = roleFormCard(context, {
      ...{ roles, faults: [], groups: [{ ...admin.nightShift, displayName: '[x](http://evil)' }] },
      form: { ...emptyForm, members: admin.nightShift.id },
    });
    assert.ok(!JSON.stringify(input(linked, 'members')).includes(']('));
  });

  for (const fault of admin.everyFault) {
    it(`says that ${fault.field} is ${fault.why}, under its field`, () => {
      const drawn = card(admin.filled, [fault]);
      const body = render(drawn.card, drawn.view).body as { id?: string }[];
      const under = body[body.findIndex(({ id }) => id === fault.field) + 1];
      const [sign, words] = strings(under).filter(({ name }) => name === 'text');
      assert.equal(sign?.text.trim(), '✕');
      assert.ok((words?.text ?? '').length > 20);
    });
  }

  it('names what is wrong with groups, and what to do', () => {
    const text = shown(card(admin.filled, admin.everyFault)).join('\n');
    assert.match(text, /Not a security group: Lunch list\. Intune roles accept/);
    assert.match(
      text,
      /Beyond your own scope: Helsinki people, all users, all devices, and 2 more groups\. You/,
    );
    assert.match(text, /Check the highlighted fields/);
  });
});

describe('role confirm card', () => {
  const removal = { kind: 'remove', change: 'c', assignment: oulu, groupNames } as const;

  it('says who becomes able to do what, to how many', () => {
    const card = roleConfirmCard(context, { kind: 'assign', change: 'c', draft, sizes });
    const text = shown(card);
    assert.equal(text[0], 'Assign this role?');
    assert.equal(after(text, 'Who becomes an operator'), 'Up to 14 people in');
    assert.equal(after(text, 'What they will be able to do'), 'Remote lock,');
    assert.equal(after(text, 'What else the role allows'), 'Read devices · 2 other permissions');
    assert.equal(after(text, 'For which people and devices'), '1,210 users with their devices in');
    assert.ok(text.includes('Valid for two minutes · recorded in the audit under your name'));
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
      [
        ['Confirm assignment', 'role.confirm', { change: 'c' }],
        ['Cancel', 'role.cancel', { change: 'c' }],
      ],
    );
  });

  it('counts in words', () => {
    const { usersAndDevicesIn: said, peopleIn } = context.words.roleChange;
    assert.equal(said([1, '1'], [1, '1'], false), '1 user with their devices and 1 device in ');
    assert.equal(said([0, '0'], [7, '7'], true), 'Up to 7 devices in ');
    assert.equal(said([0, '0'], [0, '0'], false), '0 users with their devices in ');
    assert.equal(peopleIn(1, '1', false), '1 person in ');
  });

  it('says everyone first, then the groups', () => {
    const text = shown(sample('role-confirm-everyone'));
    assert.equal(after(text, 'For which people and devices'), 'All users and their devices,');
    assert.equal(after(text, 'Also for groups'), 'Up to 1 user with their devices and 5 devices in');
    assert.ok(text.includes('Can’t read devices'));
  });

  it('says what could not be counted', () => {
    const text = shown(sample('role-confirm-unknown')).join('\n');
    assert.match(text, /The number of people could not be read/);
    assert.match(text, /The number of users and devices could not be read/);
  });

  it('says who loses what', () => {
    const card = roleConfirmCard(context, removal);
    const text = shown(card);
    assert.equal(text[0], 'Remove this role assignment?');
    assert.equal(after(text, 'Who loses the role'), 'Help desk people');
    assert.ok(text.includes('People with another assignment keep what it gives them.'));
    assert.deepEqual(titles(card), ['Confirm removal', 'Cancel']);
  });

  it('says what differs from what was shown, the new and the gone first', () => {
    const text = shown(sample('role-confirm-differs')).join(' ');
    assert.match(text, /This assignment has changed since it was shown to you/);
    assert.match(text, /Assignment name Oulu → Oulu help desk/);
    assert.match(text, /Description none → First line/);
    assert.match(text, /Members Night shift, Help desk people → Help desk people/);
    assert.match(text, /Scope groups Oulu people → a group that no longer exists, Oulu people/);
    assert.match(text, /All users Yes → No/);
  });
});

describe('role card', () => {
  it('shows what was read back, and the way on', () => {
    const card = roleCard(context, { kind: 'assigned', assignment: oulu, groupNames, requestId: 'r-1' });
    const text = shown(card);
    assert.ok(text.includes('Oulu help desk') && text.includes('Request id r-1'));
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
      [
        ['Remove', 'role.ask-remove', { assignment: oulu.id }],
        ['All role assignments', 'roles.page', { page: '0' }],
      ],
    );
  });

  it('says so where it could not be read back', () => {
    const card = sample('role-unread');
    assert.match(shown(card).join('\n'), /could not be read back/);
    assert.deepEqual(titles(card), ['All role assignments']);
  });
});

describe('audit card', () => {
  const row = (more: Partial<AuditRow>) => {
    const [first] = admin.entries;
    assert.ok(first);
    const entries = [{ ...first, outcome: undefined, ...more }];
    return shown(auditCard(context, { entries, names: admin.names, query: '' })).join(' ');
  };

  it('tells who did what on which device of whom, when, through what and how it went', () => {
    const text = shown(sample('audit')).join(' ');
    assert.match(
      text,
      /Helen Desk · Remote lock Person One · Person’s iPhone · Serial number F2LXK0AAJCL9 ✓ Accepted by Intune · 24 minutes ago \(13:38:11 UTC\) Request id 0a1b2c3d/,
    );
    assert.match(text, /Started · 36 minutes ago .*? Allowed by Oulu help desk, Lost phones, and 1 more/);
    assert.match(text, /Done, by the device/);
    assert.match(text, /Assign role Assignment Oulu evenings ✕ Failed/);
    assert.match(text, /Remove role assignment Assignment a-1 \? Outcome unknown/);
  });

  it('shows who has no name by their id, and what has no words as it stands', () => {
    assert.match(row({}), /somebody-who-left · List roles/);
    assert.match(row({ what: 'beamUp', deviceId: 'd-1' }), /beamUp Device d-1/);
    assert.match(row({ kind: 'ended', outcome: 'halfway' }), /\? halfway/);
    assert.match(
      row({ kind: 'refused', outcome: 'toString', what: 'constructor' }),
      /constructor .*: toString/,
    );
    assert.match(row({ at: 'once' }), /Refused · once/);
  });

  it('has words for each kind without an outcome', () => {
    const kinds = ['read', 'refused', 'started', 'ended', 'settled'] as const;
    const said = kinds.map((kind) => /List roles . (.*?) ·/.exec(row({ kind }))?.[1]);
    assert.deepEqual(said, ['Shown', 'Refused', 'Started', 'Finished', 'Reported by the device']);
  });

  it('says what was asked for and goes on from there', () => {
    const query = 'user person.one@contoso.example since 2026-11-01';
    const card = sample('audit-asked');
    assert.equal(shown(card)[1], `Entries for “${query}”, newest first`);
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
      [
        ['Next', 'audit.page', { query, before: '38' }],
        ['Export', 'audit.export', { query }],
      ],
    );
  });

  it('says so where nothing fits', () => {
    const card = auditCard(context, { entries: [], names: new Map(), query: 'device x' });
    assert.match(shown(card).join('\n'), /No entries found/);
  });
});
