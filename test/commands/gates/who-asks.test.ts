import assert from 'node:assert/strict';
import { hasARole } from '../../../bot/commands/gates/has-a-role.ts';
import { isAnOperator } from '../../../bot/commands/gates/is-an-operator.ts';
import { isForAdmins } from '../../../bot/commands/gates/is-for-admins.ts';
import type { RoleAssignment } from '../../../bot/helpdesk/contracts/model.ts';
import { wordsFor } from '../../../bot/locales/index.ts';
import {
  CHANNEL,
  PERSON,
  PERSONAL,
  REPLY,
  admin,
  fakeTurn,
  message,
  nextGate,
  operator,
  press,
  search,
} from '../support/fake-turn.ts';

const words = wordsFor('en');

describe('gate: isAnOperator', () => {
  const speaks = (speaker: object) => ({ operators: { recent: () => Promise.resolve(speaker) } });

  for (const [kind, sentence] of [
    ['guest', words.answers.guest],
    ['blocked', words.answers.blocked],
    ['unknown', words.answers.unknownSpeaker],
  ] as const)
    it(`refuses a speaker who is ${kind}, and writes it down once`, async () => {
      const { turn, audited } = fakeTurn(message('whoami'), PERSONAL, speaks({ kind }));
      const { next, reached } = nextGate();
      assert.deepEqual(await isAnOperator(turn, next), {
        here: { kind: 'text', text: sentence },
        turnedAway: true,
      });
      assert.deepEqual(audited, [{ kind: 'refused', what: 'whoami', operatorId: PERSON, outcome: kind }]);
      assert.equal(reached.length, 0);
    });

  it('offers a refused search nothing', async () => {
    const { turn, audited } = fakeTurn(search('people'), PERSONAL, speaks({ kind: 'guest' }));
    assert.deepEqual(await isAnOperator(turn, nextGate().next), {
      here: { kind: 'choices', choices: [] },
      turnedAway: true,
    });
    assert.equal(audited.length, 1);
  });

  it('hands an operator on', async () => {
    const ada = operator();
    const { turn, audited } = fakeTurn(
      message('whoami'),
      PERSONAL,
      speaks({ kind: 'operator', operator: ada }),
    );
    const { next, reached } = nextGate();
    assert.equal(await isAnOperator(turn, next), REPLY);
    assert.equal(reached[0]?.operator, ada);
    assert.equal(audited.length, 0);
  });
});

describe('gate: hasARole', () => {
  const assignment = {
    permissions: new Set(['Microsoft.Intune_ManagedDevices_Read']),
  } as Partial<RoleAssignment>;

  it('refuses an operator without any role, and writes it down once', async () => {
    const { turn, audited } = fakeTurn(press('device.show'));
    const { next, reached } = nextGate();
    const reply = await hasARole({ ...turn, operator: operator() }, next);
    assert.deepEqual(reply, { here: { kind: 'text', text: words.answers.noRole }, turnedAway: true });
    assert.deepEqual(audited, [
      { kind: 'refused', what: 'device.show', operatorId: PERSON, outcome: 'noRole' },
    ]);
    assert.equal(reached.length, 0);
  });

  for (const [who, one] of [
    ['an Entra role', admin()],
    ['an Intune role', operator({ assignments: [assignment as RoleAssignment] })],
  ] as const)
    it(`hands on an operator with ${who}`, async () => {
      const { turn, audited } = fakeTurn(press('device.show'));
      assert.equal(await hasARole({ ...turn, operator: one }, nextGate().next), REPLY);
      assert.equal(audited.length, 0);
    });

  it('fails if nobody has looked up who speaks', async () => {
    await assert.rejects(async () => hasARole(fakeTurn(message('hi')).turn, nextGate().next), /who speaks/);
  });
});

describe('gate: isForAdmins', () => {
  const adminChannel = { teamId: 'team', channelId: CHANNEL.channelId };
  const graph = (members: string[]) => ({
    channels: {
      channel: () => Promise.resolve({ membershipType: 'private' }),
      members: () => Promise.resolve(new Set(members)),
    },
    roles: { assignments: () => Promise.resolve([]) },
    directory: { groupNames: () => Promise.resolve(new Map()) },
  });
  const lent: string[] = [];
  const services = {
    adminChannel,
    operators: { fresh: () => Promise.resolve({ kind: 'operator', operator: admin() }) },
    lenders: { lend: (id: string) => void lent.push(id) },
    store: {
      // the change that a press names isn't there
      roleChanges: { get: () => Promise.resolve(undefined) },
      // the channel's language is kept already
      look: () => 'en-us',
    },
  };

  it('hands on what isn’t only for admins', async () => {
    const { turn } = fakeTurn(message('whoami'), CHANNEL);
    assert.equal(await isForAdmins(turn, nextGate().next), REPLY);
  });

  it('answers an admin in the admin channel', async () => {
    const { turn, audited } = fakeTurn(message('roles'), CHANNEL, services, graph([PERSON]));
    const { next, reached } = nextGate();
    const reply = await isForAdmins(turn, next);
    assert.equal(reply.here.kind === 'card' && reply.here.card, 'roles');
    assert.deepEqual(reply.ifRefused, { kind: 'text', text: words.admin.postedPrivately });
    assert.deepEqual([audited.length, reached.length], [0, 0]);
    assert.deepEqual(lent, [PERSON]);
  });

  for (const [where, place, members, outcome] of [
    ['one-to-one', PERSONAL, [PERSON], 'place'],
    ['from outside the channel', CHANNEL, [], 'notInChannel'],
  ] as const)
    for (const said of [message('roles'), press('role.confirm'), search('groups')])
      it(`refuses a ${said.kind} ${where} in words that give nothing away, and writes it down once`, async () => {
        const { turn, audited } = fakeTurn(said, place, services, graph([...members]));
        const { next, reached } = nextGate();
        // only an admin, who says it one-to-one, hears where it works
        const toAdmin = said.kind === 'message' && place === PERSONAL;
        assert.deepEqual(
          await isForAdmins(turn, next),
          said.kind === 'search'
            ? { here: { kind: 'choices', choices: [] } }
            : { here: { kind: 'text', text: toAdmin ? words.admin.sayItThere : words.admin.refused } },
        );
        const what = new Map<string, string>([
          ['message', 'roles'],
          ['press', 'role.confirm'],
          ['search', 'search groups'],
        ]).get(said.kind);
        assert.deepEqual(audited, [{ kind: 'refused', what, operatorId: PERSON, outcome }]);
        assert.equal(reached.length, 0);
      });

  it('hands on “help” in any other channel as an operator’s, and writes nothing down', async () => {
    const { turn, audited } = fakeTurn(message('help'), { ...CHANNEL, channelId: '19:other' }, services);
    const { next, reached } = nextGate();
    assert.equal(await isForAdmins(turn, next), REPLY);
    assert.deepEqual(
      [reached[0]?.asked.kind, reached[0]?.asked.name, audited.length],
      ['operators', 'help', 0],
    );
  });
});
