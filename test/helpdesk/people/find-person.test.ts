import assert from 'node:assert/strict';
import { isGuid } from '../../../bot/helpdesk/contracts/guid.ts';
import type { Unsearched } from '../../../bot/helpdesk/contracts/graph/found.ts';
import type { PersonName } from '../../../bot/helpdesk/contracts/model.ts';
import { searchText, selectPerson } from '../../../bot/helpdesk/people/find-person.ts';
import { assignment, operator } from '../../support/samples.ts';
import { fails } from '../support/fake-graph.ts';
import { AINO, account, graphOfAino } from '../support/people.ts';

describe('what a person typed', () => {
  it('is one line without surrounding space', () => {
    assert.equal(searchText('  Aino\n \tVirtanen '), 'Aino Virtanen');
  });

  it('loses the quotes around it, not those within', () => {
    assert.equal(searchText('"Aino Virtanen"'), 'Aino Virtanen');
    assert.equal(searchText('“Aino Virtanen”'), 'Aino Virtanen');
    assert.equal(searchText('O\'Brien "Bob"'), 'O\'Brien "Bob"');
    assert.equal(searchText('"A" and "B"'), '"A" and "B"');
  });

  it('is bounded', () => {
    assert.equal(searchText('x'.repeat(10_000)).length, 300);
  });

  it('is an object id or not', () => {
    assert.equal(isGuid('c0ffee00-0000-4000-8000-000000000001'), true);
    assert.equal(isGuid('c0ffee00-0000-4000-8000-00000000000'), false);
    assert.equal(isGuid("c0ffee00-0000-4000-8000-000000000001' or 1 eq 1"), false);
  });
});

const found = (items: PersonName[]) => ({
  items,
  total: items.length,
  exact: true,
  unsearched: [] as Unsearched[],
});

describe('finding a person', () => {
  const locker = operator(assignment());
  const other: PersonName = { id: 'person-2', displayName: 'Aino B', userPrincipalName: 'b@contoso.example' };
  /** A directory whose searches find these people. */
  const finding = ({ byMail = [], byName = [] }: { byMail?: PersonName[]; byName?: PersonName[] }) =>
    graphOfAino({
      directory: {
        findByMail: () => Promise.resolve(found(byMail)),
        findByName: () => Promise.resolve({ ...found(byName), total: 40 }),
      },
    });
  const searches = ({ calls }: { calls: string[] }) => calls.filter((call) => call.startsWith('findBy'));

  it('asks Graph nothing for an operator who may read nobody', async () => {
    const graph = finding({ byName: [account()] });
    assert.deepEqual(await selectPerson(graph, operator(), 'Aino'), { kind: 'refused', why: 'noRole' });
    assert.deepEqual(graph.calls, []);
  });

  it('reads an object id or a UPN without a search', async () => {
    for (const text of [AINO, 'aino@contoso.example']) {
      const graph = finding({});
      assert.equal((await selectPerson(graph, locker, text)).kind, 'file');
      assert.deepEqual(searches(graph), []);
    }
  });

  it('doesn’t search for an object id that nobody has', async () => {
    const graph = finding({ byName: [account()] });
    assert.deepEqual(await selectPerson(graph, locker, AINO.replace('b1', 'b2')), { kind: 'none' });
    assert.deepEqual(searches(graph), []);
  });

  it('doesn’t search for an address whose person is outside the scope', async () => {
    const graph = graphOfAino({
      directory: { personIsIn: () => Promise.resolve(new Set()), deviceIsIn: fails('notFound') },
    });
    assert.deepEqual(await selectPerson(graph, locker, 'aino@contoso.example'), {
      kind: 'outside',
      personId: AINO,
      why: 'scope',
    });
  });

  it('searches mail and name for an address that is no UPN, and prefers mail', async () => {
    const text = 'aino.virtanen@contoso.example';
    const graph = finding({ byMail: [account()], byName: [other, account()] });
    const found = await selectPerson(graph, locker, text);
    assert.ok(found.kind === 'file' && found.file.person.id === AINO);
    assert.deepEqual(searches(graph), [`findByMail ${text}`, `findByName ${text} 25`]);
    const byName = await selectPerson(finding({ byName: [account()] }), locker, text);
    assert.equal(byName.kind, 'file');
  });

  it('counts people who share an address', async () => {
    const people = [account(), other];
    assert.deepEqual(await selectPerson(finding({ byMail: people }), locker, 'shared@contoso.example'), {
      kind: 'several',
      people: found(people),
    });
  });

  it('reads the only match of a name at once', async () => {
    const graph = finding({ byName: [account()] });
    const found = await selectPerson(graph, locker, 'Aino');
    assert.ok(found.kind === 'file' && found.file.person.id === AINO);
    assert.deepEqual(graph.calls.slice(0, 2), ['findByName Aino 25', `account ${AINO}`]);
  });

  it('returns several matches as the directory counts them, and reads none', async () => {
    const graph = finding({ byName: [account(), other] });
    assert.deepEqual(await selectPerson(graph, locker, 'Aino'), {
      kind: 'several',
      people: { ...found([account(), other]), total: 40 },
    });
    assert.deepEqual(graph.calls, ['findByName Aino 25']);
  });

  it('says so if nobody matches', async () => {
    for (const text of ['Nobody', 'nobody@contoso.example'])
      assert.deepEqual(await selectPerson(finding({}), locker, text), { kind: 'none' });
  });

  it('takes only one address for an address', async () => {
    for (const text of ['a@b@c', '@contoso', 'aino@', 'aino v@contoso.example']) {
      const graph = finding({});
      await selectPerson(graph, locker, text);
      assert.deepEqual(graph.calls, [`findByName ${text} 25`]);
    }
  });

  it('throws if a search fails', async () => {
    const graph = graphOfAino({ directory: { findByName: fails('throttled') } });
    await assert.rejects(selectPerson(graph, locker, 'Aino'), { kind: 'throttled' });
  });

  it('says what could not be searched instead of nobody', async () => {
    for (const [byMail, byName, unsearched] of [
      [[], ['partsOfNames'], ['partsOfNames']],
      [['addresses'], [], ['addresses']],
      [['addresses'], ['beginningsOfNames'], ['addresses', 'beginningsOfNames']],
    ] as const) {
      const graph = graphOfAino({
        directory: {
          findByMail: () => Promise.resolve({ ...found([]), unsearched: [...byMail] }),
          findByName: () => Promise.resolve({ ...found([]), unsearched: [...byName] }),
        },
      });
      assert.deepEqual(await selectPerson(graph, locker, 'nobody@contoso.example'), {
        kind: 'none',
        unsearched,
      });
    }
  });
});
