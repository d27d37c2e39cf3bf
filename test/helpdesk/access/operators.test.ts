import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Speaker } from '../../../bot/helpdesk/access/operators.ts';
import { Operators } from '../../../bot/helpdesk/access/operators.ts';
import { RoleAssignmentCache } from '../../../bot/helpdesk/access/role-assignment-cache.ts';
import type { Directory } from '../../../bot/helpdesk/contracts/graph.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { RoleAssignment, SpeakerRecord } from '../../../bot/helpdesk/contracts/model.ts';
import { assignment } from '../../support/samples.ts';
import { fails, fakeGraph } from '../support/fake-graph.ts';

const ME = 'person-1';
const record = (over: Partial<SpeakerRecord> = {}): SpeakerRecord => ({
  id: ME,
  displayName: 'Sample Operator',
  userPrincipalName: 'operator@contoso.example',
  userType: 'Member',
  accountEnabled: true,
  ...over,
});

/** A tenant with one assignment, held by the group `operators`, and one person who may be in it. */
function tenant(directory: Partial<Directory> = {}) {
  const state = {
    now: new Date('2026-01-01T12:00:00.000Z'),
    assignments: [assignment()] as RoleAssignment[],
    groups: new Set(['operators']),
    speaker: record() as SpeakerRecord | undefined,
  };
  const graph = fakeGraph({
    directory: {
      speaker: () =>
        state.speaker ? Promise.resolve(state.speaker) : Promise.reject(new Problem({ kind: 'notFound' })),
      directoryRoles: () => Promise.resolve([]),
      personIsIn: (_, asked) => Promise.resolve(new Set(asked.filter((id) => state.groups.has(id)))),
      ...directory,
    },
    roles: { assignments: () => Promise.resolve([...state.assignments]) },
  });
  const operators = new Operators(new RoleAssignmentCache(() => state.now));
  const reads = (name: string) => graph.calls.filter((call) => call.startsWith(name)).length;
  return { state, graph, operators, reads };
}

const held = (speaker: Speaker): string[] | string =>
  speaker.kind === 'operator' ? speaker.operator.assignments.map(({ id }) => id) : speaker.kind;

describe('who speaks', () => {
  const speakers = [
    ['a member is an operator', {}, 'operator'],
    ['a member is one in any case', { userType: 'member' }, 'operator'],
    ['a guest is a guest', { userType: 'Guest' }, 'guest'],
    ['a guest whose account is blocked is a guest', { userType: 'Guest', accountEnabled: false }, 'guest'],
    ['a user type that is not known is a guest', { userType: 'Somebody' }, 'guest'],
    ['an old account without a type is a member', { userType: undefined }, 'operator'],
    [
      'an old account that was invited is a guest',
      { userType: undefined, userPrincipalName: 'a_fabrikam.example#ext#@contoso.example' },
      'guest',
    ],
    ['a blocked account is blocked', { accountEnabled: false }, 'blocked'],
    ['an account that doesn’t say is not blocked', { accountEnabled: undefined }, 'operator'],
  ] as const;
  for (const [title, over, kind] of speakers)
    it(title, async () => {
      const { state, operators, graph } = tenant();
      state.speaker = record(over);
      assert.equal((await operators.recent(graph, ME)).kind, kind);
      assert.equal((await operators.fresh(graph, ME)).kind, kind);
    });

  it('a person whom the directory doesn’t know is unknown', async () => {
    const { operators, graph } = tenant({ speaker: fails('notFound') });
    assert.deepEqual(await operators.fresh(graph, ME), { kind: 'unknown' });
  });

  it('an operator holds the assignments whose groups they are in', async () => {
    const { state, operators, graph } = tenant();
    state.assignments = [
      assignment({ id: 'mine', memberGroups: ['other', 'operators'] }),
      assignment({ id: 'not-mine', memberGroups: ['other'] }),
    ];
    assert.deepEqual(held(await operators.fresh(graph, ME)), ['mine']);
    assert.ok(graph.calls.includes(`personIsIn ${ME} other,operators`), 'each group is asked about once');
  });

  it('an admin role counts by its template id, in any case', async () => {
    const ids = ['3A2C62DB-5318-420D-8D74-23AFFEE5D9D5', 'other', '62e90394-69f5-4237-9190-012177145e10'];
    const { operators, graph } = tenant({ directoryRoles: () => Promise.resolve(ids) });
    const speaker = await operators.fresh(graph, ME);
    assert.ok(speaker.kind === 'operator');
    assert.deepEqual(speaker.operator.adminRoles, ['Intune Administrator', 'Global Administrator']);
  });
});

describe('what Graph doesn’t tell about a speaker', () => {
  for (const kind of ['notFound', 'forbidden', 'badRequest'] as const) {
    it(`counts as no admin role if it answers ${kind}`, async () => {
      const { operators, graph } = tenant({ directoryRoles: fails(kind) });
      const speaker = await operators.fresh(graph, ME);
      assert.ok(speaker.kind === 'operator');
      assert.deepEqual(speaker.operator.adminRoles, []);
      assert.deepEqual(held(speaker), ['assignment-1']);
    });

    if (kind === 'badRequest') continue;
    it(`counts as no assignment if it answers ${kind}`, async () => {
      const { operators, graph } = tenant();
      const refusing = { ...graph, roles: { ...graph.roles, assignments: fails(kind) } };
      assert.deepEqual(held(await operators.fresh(refusing, ME)), []);
      assert.deepEqual(held(await operators.recent(refusing, ME)), []);
    });
  }

  it('throws if Graph doesn’t take the question for roles: that says nothing about anybody', async () => {
    const { operators, graph } = tenant();
    const refusing = { ...graph, roles: { ...graph.roles, assignments: fails('badRequest') } };
    await assert.rejects(operators.fresh(refusing, ME), { kind: 'badRequest' });
    await assert.rejects(operators.recent(refusing, ME), { kind: 'badRequest' });
  });

  it('counts as no group if the person is gone', async () => {
    const { operators, graph } = tenant({ personIsIn: fails('notFound') });
    assert.deepEqual(held(await operators.fresh(graph, ME)), []);
  });

  for (const name of ['speaker', 'directoryRoles', 'personIsIn'] as const)
    it(`throws if ${name} fails in another way`, async () => {
      const { operators, graph } = tenant({ [name]: fails('throttled') });
      await assert.rejects(operators.fresh(graph, ME), { kind: 'throttled' });
      await assert.rejects(operators.recent(graph, ME), { kind: 'throttled' });
    });

  it('throws if the speaker’s record or groups are refused', async () => {
    for (const name of ['speaker', 'personIsIn']) {
      const { operators, graph } = tenant({ [name]: fails('forbidden') });
      await assert.rejects(operators.fresh(graph, ME), { kind: 'forbidden' }, name);
    }
  });

  it('throws if the assignments fail in another way, and leaves no failure unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const { operators, graph } = tenant({ speaker: fails('timeout') });
    const assignments = async () => {
      await new Promise(setImmediate);
      return fails('connection')();
    };
    const failing = { ...graph, roles: { ...graph.roles, assignments } };
    await assert.rejects(operators.fresh(failing, ME), { kind: 'connection' });
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
  });
});

describe('what is remembered of an operator', () => {
  afterEach(() => sinon.restore());

  it('serves reading and never acting', async () => {
    const { operators, graph, reads } = tenant();
    await operators.recent(graph, ME);
    await operators.recent(graph, ME);
    assert.equal(reads('speaker'), 1);
    await operators.fresh(graph, ME);
    assert.equal(reads('speaker'), 2);
    assert.equal(reads('assignments'), 2);
    assert.equal(reads('personIsIn'), 2);
  });

  it('is of one person only', async () => {
    const { operators, graph } = tenant();
    await operators.recent(graph, ME);
    await operators.recent(graph, 'person-2');
    assert.ok(graph.calls.includes('speaker person-2'));
  });

  it('is a minute old at most', async () => {
    const timers = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = 1_000;
    sinon.stub(performance, 'now').callsFake(() => now);
    const { operators, graph, reads } = tenant();
    await operators.recent(graph, ME);
    now += 60_000;
    timers.tick(60_000);
    await operators.recent(graph, ME);
    assert.equal(reads('speaker'), 1);
    now += 1;
    timers.tick(1);
    await operators.recent(graph, ME);
    assert.equal(reads('speaker'), 2);
  });

  it('is not used if an assignment came for a group that wasn’t asked about', async () => {
    const { state, operators, graph } = tenant();
    await operators.recent(graph, ME);
    state.groups.add('night-shift');
    state.assignments.push(assignment({ id: 'assignment-2', memberGroups: ['night-shift'] }));
    state.now = new Date(state.now.getTime() + 60_000);
    assert.deepEqual(held(await operators.recent(graph, ME)), ['assignment-1', 'assignment-2']);
  });

  it('loses an assignment as soon as that is gone', async () => {
    const { state, operators, graph, reads } = tenant();
    state.assignments.push(assignment({ id: 'assignment-2' }));
    await operators.recent(graph, ME);
    state.assignments = state.assignments.slice(0, 1);
    state.now = new Date(state.now.getTime() + 60_000);
    assert.deepEqual(held(await operators.recent(graph, ME)), ['assignment-1']);
    assert.equal(reads('speaker'), 1);
  });

  it('never refuses anybody because they have no role: everything is read again', async () => {
    const { state, operators, graph, reads } = tenant();
    state.groups.clear();
    assert.deepEqual(held(await operators.recent(graph, ME)), []);
    state.groups.add('operators');
    assert.deepEqual(held(await operators.recent(graph, ME)), ['assignment-1']);
    assert.equal(reads('speaker'), 2);
    assert.equal(reads('assignments'), 2);
  });

  it('refuses guests, blocked and unknown people after one look at their own record every few seconds', async () => {
    for (const over of [{ userType: 'Guest' }, { accountEnabled: false }, undefined]) {
      let now = 1_000;
      const timers = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      sinon.stub(performance, 'now').callsFake(() => now);
      const { state, operators, graph, reads } = tenant();
      state.speaker = over && record(over);
      await operators.recent(graph, ME);
      const before = graph.calls.length;
      for (const n of [2, 3]) {
        for (let times = 0; times < 20; times++)
          assert.notEqual((await operators.recent(graph, ME)).kind, 'operator');
        assert.equal(reads('speaker'), n - 1);
        now += 2_001;
        timers.tick(2_001);
        await operators.recent(graph, ME);
        assert.equal(reads('speaker'), n);
      }
      assert.deepEqual(graph.calls.slice(before), [`speaker ${ME}`, `speaker ${ME}`], 'nothing else is read');
      sinon.restore();
    }
  });

  it('doesn’t refuse a person for what was mended', async () => {
    for (const over of [{ userType: 'Guest' }, { accountEnabled: false }, undefined]) {
      let now = 1_000;
      const timers = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      sinon.stub(performance, 'now').callsFake(() => now);
      const { state, operators, graph } = tenant();
      state.speaker = over && record(over);
      assert.notEqual((await operators.recent(graph, ME)).kind, 'operator');
      state.speaker = record();
      now += 2_001;
      timers.tick(2_001);
      assert.deepEqual(held(await operators.recent(graph, ME)), ['assignment-1']);
      sinon.restore();
    }
  });

  it('takes what a fresh read found', async () => {
    const { state, operators, graph } = tenant();
    await operators.recent(graph, ME);
    state.speaker = record({ accountEnabled: false });
    await operators.fresh(graph, ME);
    assert.equal((await operators.recent(graph, ME)).kind, 'blocked');
  });

  it('can be forgotten', async () => {
    const { operators, graph, reads } = tenant();
    await operators.recent(graph, ME);
    operators.forget();
    await operators.recent(graph, ME);
    assert.equal(reads('speaker'), 2);
  });
});
