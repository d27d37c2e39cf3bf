import assert from 'node:assert/strict';
import { emptyForm } from '../../../bot/helpdesk/admin/draft.ts';
import type { RoleFieldFault } from '../../../bot/helpdesk/admin/draft.ts';
import type { RoleForm } from '../../../bot/helpdesk/contracts/role-change.ts';
import { loadCards } from '../../../bot/cards/render/render.ts';
import { roleFormCard } from '../../../bot/cards/index.ts';
import * as admin from '../support/admin-data.ts';
import { context } from '../support/samples.ts';
import { shown, titles, input } from '../support/shown.ts';
import { strings } from '../support/walk.ts';

const render = await loadCards();

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

  it('keeps everything that was typed, however long, with its line breaks', () => {
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
      roles,
      faults: [],
      groups: admin.crowd,
      form: { ...emptyForm, members: ids },
    });
    assert.equal(input(kept, 'members').value, ids);
  });

  it('shows the id of a group that was not found, so that it can be removed', () => {
    const lost = card({ ...emptyForm, members: `${admin.gone},not-an-id` });
    assert.deepEqual(input(lost, 'members').choices, [{ title: `Group ${admin.gone}`, value: admin.gone }]);
  });

  it('selects the first role if the picked one is gone, and offers the picked one among many', () => {
    assert.equal(input(card({ ...emptyForm, role: 'gone' }), 'role').value, admin.helpDesk.roleId);
    const many = Array.from({ length: 70 }, (_, index) => ({ ...admin.lockers, roleId: `role-${index}` }));
    const form = { ...emptyForm, role: 'role-69' };
    const cut = roleFormCard(context, { roles: many, form, faults: [], groups: [] });
    assert.equal(input(cut, 'role').value, 'role-69');
    assert.ok(shown(cut).includes('Showing the first 60 of 70 roles.'));
  });

  it('never makes a link of a group’s name', () => {
    const linked = roleFormCard(context, {
      roles,
      faults: [],
      groups: [{ ...admin.nightShift, displayName: '[x](http://evil)' }],
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
