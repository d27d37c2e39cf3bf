import assert from 'node:assert/strict';
import sinon from 'sinon';
import { runChange } from '../../../bot/commands/gates/run-change.ts';
import { hasJustArrived } from '../../../bot/commands/gates/has-just-arrived.ts';
import { onlyReadsByItself } from '../../../bot/commands/gates/only-reads-by-itself.ts';
import { mayBePressedHere } from '../../../bot/commands/gates/may-be-pressed-here.ts';
import { mayBeShownHere } from '../../../bot/commands/gates/may-be-shown-here.ts';
import { runCommand } from '../../../bot/commands/gates/run-command.ts';
import type { Place } from '../../../bot/helpdesk/contracts/conversation.ts';
import { wordsFor } from '../../../bot/locales/index.ts';
import {
  CHANNEL,
  PERSON,
  PERSONAL,
  REPLY,
  fakeTurn,
  message,
  nextGate,
  operator,
  press,
} from '../support/fake-turn.ts';

const { answers } = wordsFor('en');
const said = (text: string) => ({ kind: 'text', text }) as const;
const elsewhere: readonly Place[] = [CHANNEL, { kind: 'group' }];

describe('gate: hasJustArrived', () => {
  const arrived = { kind: 'arrived', conversationId: 'chat' } as const;

  it('welcomes people once', async () => {
    const kept = new Map<string, object>();
    const welcomed = {
      get: (id: string) => Promise.resolve(kept.get(id)),
      create: (id: string, value: object) => Promise.resolve(void kept.set(id, value)),
    };
    const { turn } = fakeTurn(arrived, PERSONAL, { store: { welcomed } });
    const { next, reached } = nextGate();
    const { here } = await hasJustArrived(turn, next);
    assert.ok(here.kind === 'card');
    assert.equal(here.summary, answers.welcome);
    assert.match(JSON.stringify(here.view), /"text":"help"/);
    assert.deepEqual(kept.get('chat'), { at: '1970-01-01T00:00:00.000Z', personId: PERSON });
    assert.deepEqual(await hasJustArrived(turn, next), { here: { kind: 'nothing' } });
    assert.equal(reached.length, 0);
  });

  it('welcomes a channel without buttons, which don’t work there', async () => {
    const welcomed = { get: () => Promise.resolve(undefined), create: () => Promise.resolve() };
    const { turn } = fakeTurn(arrived, CHANNEL, { store: { welcomed } });
    assert.deepEqual(await hasJustArrived(turn, nextGate().next), { here: said(answers.welcome) });
  });

  it('hands on what anybody says', async () => {
    assert.equal(await hasJustArrived(fakeTurn(message('hi')).turn, nextGate().next), REPLY);
  });
});

describe('gate: onlyReadsByItself', () => {
  const byItself = (verb: string) => ({ ...press(verb), automatic: true }) as const;

  for (const verb of ['action.confirm', 'action.cancel', 'key.show', 'role.confirm', 'second.approve'])
    it(`turns down ${verb} of a card that refreshes itself`, async () => {
      const { next, reached } = nextGate();
      const { turn } = fakeTurn(byItself(verb));
      assert.deepEqual(await onlyReadsByItself(turn, next), { here: said(answers.notPressed) });
      assert.equal(reached.length, 0);
    });

  it('hands on what reads, and every press of a person', async () => {
    for (const what of [byItself('user.show'), press('action.confirm'), message('help')])
      assert.equal(await onlyReadsByItself(fakeTurn(what).turn, nextGate().next), REPLY);
  });
});

describe('gate: mayBePressedHere', () => {
  for (const place of elsewhere)
    it(`turns down a press in a ${place.kind}`, async () => {
      const { next, reached } = nextGate();
      const reply = await mayBePressedHere(fakeTurn(press('device.show'), place).turn, next);
      assert.deepEqual(reply, { here: said(answers.pressElsewhere) });
      assert.equal(reached.length, 0);
    });

  it('hands on a press one-to-one, and a message anywhere', async () => {
    for (const { turn } of [fakeTurn(press('device.show')), fakeTurn(message('whoami'), CHANNEL)])
      assert.equal(await mayBePressedHere(turn, nextGate().next), REPLY);
  });
});

describe('gate: runChange', () => {
  const presses = (kind: 'change' | 'takeBack', toOperators: boolean) => {
    const answer = said('done');
    const { turn } = fakeTurn(press('action.confirm'));
    const ran = sinon.stub().resolves(toOperators ? { kind: 'forOperators', answer } : answer);
    return { turn: { ...turn, asked: { kind, name: 'action.confirm', run: ran } }, ran };
  };

  for (const kind of ['change', 'takeBack'] as const) {
    it(`runs a ${kind}, and shows its answer to anybody`, async () => {
      const { turn, ran } = presses(kind, false);
      const { next, reached } = nextGate();
      assert.deepEqual(await runChange(turn, next), { here: said('done') });
      assert.deepEqual([ran.callCount, reached.length], [1, 0]);
    });

    it(`hands on what a ${kind} answers to operators, and doesn’t run it again`, async () => {
      const { turn, ran } = presses(kind, true);
      const { next, reached } = nextGate();
      assert.equal(await runChange(turn, next), REPLY);
      const [onward] = reached;
      assert.ok(onward?.asked.kind === 'operators');
      assert.equal(onward.asked.name, 'action.confirm');
      assert.deepEqual(await onward.asked.run({ ...turn, operator: operator() }), said('done'));
      assert.equal(ran.callCount, 1);
    });
  }

  it('hands on anything else', async () => {
    for (const words of [message('whoami'), press('device.show')])
      assert.equal(await runChange(fakeTurn(words).turn, nextGate().next), REPLY);
  });
});

describe('gate: mayBeShownHere', () => {
  it('shows an answer one-to-one', async () => {
    assert.equal(await mayBeShownHere(fakeTurn(message('whoami')).turn, nextGate().next), REPLY);
  });

  for (const place of elsewhere)
    it(`shows nothing of it in a ${place.kind}`, async () => {
      assert.deepEqual(await mayBeShownHere(fakeTurn(message('whoami'), place).turn, nextGate().next), {
        here: said(answers.privately),
        privately: { answer: REPLY.here, otherwise: said(answers.notPrivately) },
      });
    });
});

describe('gate: runCommand', () => {
  const { next, reached } = nextGate();

  it('does what was asked for, for the operator who asked', async () => {
    const { turn } = fakeTurn(message('whoami'));
    const ada = operator();
    const ran = sinon.stub().resolves(said('done'));
    const reply = await runCommand(
      { ...turn, operator: ada, asked: { kind: 'operators', name: 'x', run: ran } },
      next,
    );
    assert.deepEqual(reply, { here: said('done') });
    assert.equal((ran.firstCall.args[0] as { operator: object }).operator, ada);
    assert.equal(reached.length, 0);
  });

  it('does nothing for somebody nobody has looked up', async () => {
    await assert.rejects(async () => runCommand(fakeTurn(message('whoami')).turn, next), /who speaks/);
  });

  for (const words of [press('action.confirm'), press('role.confirm')])
    it(`does nothing of ${words.kind === 'press' ? words.verb : ''}, which another gate answers`, async () => {
      const { turn } = fakeTurn(words);
      await assert.rejects(
        async () => runCommand({ ...turn, operator: operator() }, next),
        /No gate has answered/,
      );
    });
});
