import assert from 'node:assert/strict';
import type { Gate } from '../../../bot/commands/gates/gate.ts';
import { operatorOf, throughGates } from '../../../bot/commands/gates/gate.ts';
import { gates } from '../../../bot/commands/gates/gates.ts';
import { REPLY, fakeTurn, message, operator } from '../support/fake-turn.ts';

describe('gates', () => {
  const passed: string[] = [];
  beforeEach(() => passed.splice(0));
  const open =
    (name: string): Gate =>
    (turn, next) => {
      passed.push(name);
      return next(turn);
    };
  const answer: Gate = () => {
    passed.push('answer');
    return Promise.resolve(REPLY);
  };

  it('stand in this order', () => {
    assert.deepEqual(
      gates.map(({ name }) => name),
      [
        'recordWritten',
        'hasJustArrived',
        'onlyReadsByItself',
        'graphAnswered',
        'wantsToSignOut',
        'asksIfReally',
        'isSignedIn',
        'isForAdmins',
        'mayBePressedHere',
        'runChange',
        'isAnOperator',
        'hasARole',
        'mayBeShownHere',
        'runCommand',
      ],
    );
  });

  it('are asked first to last, and none after the one that replies', async () => {
    const reply = await throughGates([open('a'), open('b'), answer, open('c')], fakeTurn(message('hi')).turn);
    assert.deepEqual(passed, ['a', 'b', 'answer']);
    assert.equal(reply, REPLY);
  });

  it('hand on what they found out', async () => {
    const ada = operator();
    const finds: Gate = (turn, next) => next({ ...turn, operator: ada });
    const needs: Gate = (turn) => {
      assert.equal(operatorOf(turn), ada);
      return Promise.resolve(REPLY);
    };
    await throughGates([finds, needs], fakeTurn(message('hi')).turn);
    await assert.rejects(throughGates([open('a'), needs], fakeTurn(message('hi')).turn), /who speaks/);
  });

  it('go on only once', async () => {
    const twice: Gate = async (turn, next) => {
      await next(turn);
      return next(turn);
    };
    await assert.rejects(
      throughGates([twice, answer], fakeTurn(message('hi')).turn),
      /twice called next\(\) twice/,
    );
    assert.deepEqual(passed, ['answer']);
  });

  it('fail if none of them replies', async () => {
    await assert.rejects(throughGates([open('a')], fakeTurn(message('hi')).turn), /last gate has to reply/);
  });
});
