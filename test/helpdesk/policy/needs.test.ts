import assert from 'node:assert/strict';
import type { Need, PolicyRules } from '../../../bot/helpdesk/contracts/policy/need.ts';
import { DEFAULTS, loosens, needsOf } from '../../../bot/helpdesk/policy/needs.ts';
import { policyNames } from '../../../bot/helpdesk/policy/names.ts';

const rules = (start: Record<string, Need[]> = {}, floor: Record<string, Need[]> = {}): PolicyRules => ({
  start: new Map(Object.entries(start)),
  floor: new Map(Object.entries(floor)),
});

describe('what is asked before an action', () => {
  it('is the default, or what the file starts with for it or for every action', () => {
    assert.deepEqual(needsOf(rules(), 'syncDevice', undefined), []);
    assert.ok(needsOf(rules(), 'wipe', undefined).includes('reason'));
    assert.deepEqual(needsOf(rules({ '*': [] }), 'wipe', undefined), []);
    assert.deepEqual(needsOf(rules({ '*': [], wipe: ['ticket'] }), 'wipe', undefined), ['ticket']);
  });

  it('is what admins have set, whatever the file starts with', () => {
    assert.deepEqual(needsOf(rules({ wipe: ['ticket'] }), 'wipe', []), []);
    assert.deepEqual(needsOf(rules(), 'syncDevice', ['reason']), ['reason']);
  });

  it('is never less than the floor, of the action and of every action', () => {
    const floored = rules({ wipe: [] }, { '*': ['ticket'], wipe: ['secondOperator'] });
    assert.deepEqual(needsOf(floored, 'wipe', []), ['secondOperator', 'ticket']);
    assert.deepEqual(needsOf(floored, 'wipe', undefined), ['secondOperator', 'ticket']);
    assert.deepEqual(needsOf(floored, 'syncDevice', ['reason']), ['reason', 'ticket']);
  });

  it('is told in one order, each once', () => {
    const twice: Need[] = ['ticket', 'reason', 'ticket', 'callerCheck'];
    assert.deepEqual(needsOf(rules(), 'syncDevice', twice), ['callerCheck', 'reason', 'ticket']);
  });

  it('has defaults for actions that exist', () => {
    for (const name of DEFAULTS.keys()) assert.ok(policyNames.includes(name), name);
  });
});

describe('loosening', () => {
  const cases: [Need[], Need[], boolean][] = [
    [[], ['reason'], false],
    [['reason'], ['reason'], false],
    [['reason'], ['reason', 'secondOperator'], false],
    [['reason'], ['denied'], false],
    [['reason'], [], true],
    [['denied'], ['reason', 'secondOperator', 'callerCheck', 'ticket'], true],
    [['denied', 'reason'], ['denied'], false],
    // one for another is less of one
    [['secondOperator'], ['reason', 'callerCheck', 'ticket'], true],
  ];
  for (const [before, after, looser] of cases)
    it(`${before.join('+') || 'nothing'} → ${after.join('+') || 'nothing'} ${looser ? 'is' : 'isn’t'} one`, () => {
      assert.equal(loosens(before, after), looser);
    });
});
