import assert from 'node:assert/strict';
import { roleConfirmCard } from '../../../bot/cards/index.ts';
import * as admin from '../support/admin-data.ts';
import { context, sample } from '../support/samples.ts';
import { pressables, shown, titles } from '../support/shown.ts';

const { groupNames, oulu, draft, sizes } = admin;
const after = (text: string[], label: string) => text[text.indexOf(label) + 1];

describe('role confirm card', () => {
  const removal = { kind: 'remove', change: 'c', assignment: oulu, groupNames } as const;

  it('says who gets the role, what it allows and for how many people', () => {
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
        ['Cancel', 'role.cancel', { change: 'c' }],
        ['Confirm assignment', 'role.confirm', { change: 'c' }],
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

  it('names everyone first, then the groups', () => {
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

  it('says who loses the role and what it allowed', () => {
    const card = roleConfirmCard(context, removal);
    const text = shown(card);
    assert.equal(text[0], 'Remove this role assignment?');
    assert.equal(after(text, 'Who loses the role'), 'Help desk people');
    assert.ok(text.includes('People with another assignment keep what it gives them.'));
    assert.deepEqual(titles(card), ['Cancel', 'Confirm removal']);
  });

  it('lists the changes since the card was shown, additions and removals first', () => {
    const text = shown(sample('role-confirm-differs')).join(' ');
    assert.match(text, /This assignment has changed since it was shown to you/);
    assert.match(text, /Assignment name Oulu → Oulu help desk/);
    assert.match(text, /Description none → First line/);
    assert.match(text, /Members Night shift, Help desk people → Help desk people/);
    assert.match(text, /Scope groups Oulu people → a group that no longer exists, Oulu people/);
    assert.match(text, /All users Yes → No/);
  });
});
