import assert from 'node:assert/strict';
import { roleCard } from '../../../bot/cards/index.ts';
import * as admin from '../support/admin-data.ts';
import { context, sample } from '../support/samples.ts';
import { pressables, shown, titles } from '../support/shown.ts';

const { groupNames, oulu } = admin;

describe('role card', () => {
  it('shows the assignment that was read back, and the next steps', () => {
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

  it('says so if the assignment could not be read back', () => {
    const card = sample('role-unread');
    assert.match(shown(card).join('\n'), /could not be read back/);
    assert.deepEqual(titles(card), ['All role assignments']);
  });
});
