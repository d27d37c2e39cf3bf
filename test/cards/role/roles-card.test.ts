import assert from 'node:assert/strict';
import { rolesCard } from '../../../bot/cards/index.ts';
import * as admin from '../support/admin-data.ts';
import { context, sample } from '../support/samples.ts';
import { pressables, shown, titles } from '../support/shown.ts';

const { groupNames, oulu } = admin;

describe('roles card', () => {
  it('shows the role, name, members and scope of each assignment', () => {
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

  it('describes a scope of everyone, and of nobody, in words', () => {
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

  it('shows five assignments a page', () => {
    const removes = (name: string) => titles(sample(name)).filter((title) => title === 'Remove').length;
    assert.equal(removes('roles-first'), 5);
    assert.ok(shown(sample('roles-first')).includes('1–5 of 12'));
    assert.deepEqual(titles(sample('roles-first')).slice(-2), ['Next', 'Assign role']);
    assert.equal(removes('roles-last'), 2);
    assert.deepEqual(titles(sample('roles-last')).slice(-2), ['Previous', 'Assign role']);
    const next = pressables(sample('roles-first')).find(({ title }) => title === 'Next');
    assert.deepEqual([next?.verb, next?.data], ['roles.page', { page: '1' }]);
  });

  it('says so if there is none', () => {
    const card = sample('roles-none');
    assert.match(shown(card).join('\n'), /No help desk role is assigned/);
    assert.deepEqual(titles(card), ['Assign role']);
  });
});
