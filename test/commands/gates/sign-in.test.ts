import assert from 'node:assert/strict';
import sinon from 'sinon';
import { graphAnswered } from '../../../bot/commands/gates/graph-answered.ts';
import { isSignedIn } from '../../../bot/commands/gates/is-signed-in.ts';
import { wantsToSignOut } from '../../../bot/commands/gates/wants-to-sign-out.ts';
import type { Place, Said } from '../../../bot/helpdesk/contracts/conversation.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { wordsFor } from '../../../bot/locales/index.ts';
import {
  CHANNEL,
  PERSON,
  PERSONAL,
  REPLY,
  fakeTurn,
  message,
  nextGate,
  press,
  search,
} from '../support/fake-turn.ts';

const { answers, commands } = wordsFor('en');
const prompt = { kind: 'signIn', text: answers.signIn.text, button: answers.signIn.button };
const said = (text: string) => ({ kind: 'text', text });

function fakeSignIn({ needed = false } = {}) {
  return {
    check: sinon.stub().resolves(),
    prove: sinon.stub().resolves(),
    wasNeeded: sinon.stub().returns(needed),
    forget: sinon.stub(),
  };
}

describe('gate: isSignedIn', () => {
  const group: Place = { kind: 'group' };
  for (const [what, words, place, asks] of [
    ['a message', message('whoami'), PERSONAL, 'check'],
    ['a press that reads', press('device.show'), PERSONAL, 'check'],
    ['a press that changes something', press('action.confirm'), PERSONAL, 'prove'],
    ['an admin’s press that reads', press('roles.page'), CHANNEL, 'check'],
    ['an admin’s press that changes something', press('role.confirm'), CHANNEL, 'prove'],
    ['a press nobody knows', press('unknown.confirm'), PERSONAL, 'check'],
    ['a search', search('people'), PERSONAL, 'check'],
    ['a press that takes back', press('action.cancel'), PERSONAL, undefined],
    ['a press that hides a secret', press('secret.hide'), PERSONAL, undefined],
    ['a press in a group chat', press('action.confirm'), group, undefined],
    ['a message in a group chat', message('whoami'), group, 'check'],
  ] as const satisfies readonly (readonly [string, Said, Place, 'check' | 'prove' | undefined])[])
    it(`asks ${asks ?? 'nothing'} of ${what}`, async () => {
      const signIn = fakeSignIn();
      const { turn } = fakeTurn(words, place, { signIn });
      assert.equal(await isSignedIn(turn, nextGate().next), REPLY);
      assert.deepEqual(
        [signIn.check.callCount, signIn.prove.callCount],
        [+(asks === 'check'), +(asks === 'prove')],
      );
    });

  for (const [kind, words] of [
    ['check', message('whoami')],
    ['prove', press('action.confirm')],
  ] as const)
    it(`lets nothing through if ${kind} fails`, async () => {
      const signIn = fakeSignIn();
      const needed = new Problem({ kind: 'signInNeeded' });
      signIn[kind].rejects(needed);
      const { next, reached } = nextGate();
      const { turn } = fakeTurn(words, PERSONAL, { signIn });
      await assert.rejects(async () => isSignedIn(turn, next), needed);
      assert.equal(reached.length, 0);
    });

  it('asks nobody to sign in in the demo', async () => {
    assert.equal(await isSignedIn(fakeTurn(press('action.confirm')).turn, nextGate().next), REPLY);
  });

  it('asks for a sign-in in place of what was read without one', async () => {
    const { turn } = fakeTurn(message('whoami'), PERSONAL, { signIn: fakeSignIn({ needed: true }) });
    assert.deepEqual(await isSignedIn(turn, nextGate().next), { here: prompt });
  });

  it('asks for it besides the report of a change', async () => {
    const { turn } = fakeTurn(press('action.confirm'), PERSONAL, { signIn: fakeSignIn({ needed: true }) });
    const reply = await isSignedIn(turn, nextGate().next);
    assert.deepEqual(reply, { here: REPLY.here, privately: { answer: prompt, otherwise: REPLY.here } });
  });
});

describe('gate: graphAnswered', () => {
  const problem = (kind: 'signInNeeded' | 'throttled') => nextGate(new Problem({ kind, status: 429 })).next;

  for (const [what, words, place, reply] of [
    ['a message one-to-one', message('whoami'), PERSONAL, { here: prompt }],
    [
      'a press',
      press('device.show'),
      PERSONAL,
      {
        here: said(answers.signIn.askedHere),
        privately: { answer: prompt, otherwise: said(answers.notPrivately) },
      },
    ],
    [
      'a message in a channel',
      message('whoami'),
      CHANNEL,
      {
        here: said(answers.signIn.askedPrivately),
        privately: { answer: prompt, otherwise: said(answers.notPrivately) },
      },
    ],
    ['a search', search('people'), PERSONAL, { here: { kind: 'choices', choices: [] } }],
  ] as const)
    it(`asks for a sign-in after ${what}`, async () => {
      const { turn } = fakeTurn(words, place, { signIn: fakeSignIn() });
      assert.deepEqual(await graphAnswered(turn, problem('signInNeeded')), reply);
    });

  it('explains any other problem, and logs it', async () => {
    const warn = sinon.stub();
    const { turn } = fakeTurn(message('whoami'), PERSONAL, { log: { warn } });
    const { here } = await graphAnswered(turn, problem('throttled'));
    assert.equal(here.kind === 'text' && here.text, turn.words.problem.kinds.throttled);
    assert.deepEqual(warn.firstCall.args[0], {
      turn: 'turn',
      problem: 'throttled',
      status: 429,
      graphRequest: undefined,
    });
  });

  it('hides no fault of the bot’s own', async () => {
    const fault = new TypeError('a bug');
    await assert.rejects(
      async () => graphAnswered(fakeTurn(message('hi')).turn, nextGate(fault).next),
      fault,
    );
  });
});

describe('gate: wantsToSignOut', () => {
  for (const words of ['sign out', 'Log Out'])
    it(`answers “${words}” itself`, async () => {
      const signIn = fakeSignIn();
      const selected = { delete: sinon.stub() };
      const { turn } = fakeTurn(message(words), PERSONAL, { signIn, selected });
      const { next, reached } = nextGate();
      assert.deepEqual(await wantsToSignOut(turn, next), { here: said(commands.signOut.done) });
      assert.deepEqual(
        [signIn.forget.args, selected.delete.args, reached.length],
        [[[PERSON]], [[PERSON]], 0],
      );
    });

  it('hands on anything else, and in the demo everything', async () => {
    const signIn = fakeSignIn();
    for (const { turn } of [
      fakeTurn(message('whoami'), PERSONAL, { signIn }),
      fakeTurn(press('sign out'), PERSONAL, { signIn }),
      fakeTurn(message('sign out')),
    ])
      assert.equal(await wantsToSignOut(turn, nextGate().next), REPLY);
    assert.equal(signIn.forget.callCount, 0);
  });
});
