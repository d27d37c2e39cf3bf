import assert from 'node:assert/strict';
import { readPolicyFile } from '../../../bot/helpdesk/policy/policy-file.ts';

const faultsOf = (file: unknown) =>
  readPolicyFile(typeof file === 'string' ? file : JSON.stringify(file)).faults;

describe('a policy file', () => {
  it('names actions as Graph does, in any case, by their ids, and keys', () => {
    const { rules, faults } = readPolicyFile(
      JSON.stringify({
        start: { '*': [], WIPE: ['reason', 'ticket'], recoveryKey: ['callerCheck'], reenable: ['reason'] },
        floor: { delete: ['secondOperator'] },
      }),
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(
      [...rules.start],
      [
        ['*', []],
        ['wipe', ['reason', 'ticket']],
        ['recoveryKey', ['callerCheck']],
        ['disableLostMode', ['reason']],
      ],
    );
    assert.deepEqual([...rules.floor], [['delete', ['secondOperator']]]);
  });

  it('says of which actions employees aren’t told at first, or always', () => {
    const { rules, faults } = readPolicyFile(JSON.stringify({ told: { '*': 'no', WIPE: 'always' } }));
    assert.deepEqual(faults, []);
    assert.deepEqual(
      [...(rules.told ?? [])],
      [
        ['*', 'no'],
        ['wipe', 'always'],
      ],
    );
    const faulty = faultsOf({ told: { wipe: 'never', wype: 'no', retire: false } });
    assert.equal(faulty.length, 3, faulty.join('\n'));
    assert.match(faulty.join('\n'), /give “wipe” in told "no" or "always"/);
    assert.deepEqual(faultsOf({ told: [] }), ['PolicyFile: make “told” an object of actions.']);
  });

  it('may begin with a byte order mark', () => {
    assert.deepEqual(faultsOf('\uFEFF{"floor":{"wipe":["reason"]}}'), []);
  });

  it('has nothing twice: the last one would win, and nobody would know', () => {
    const floors = '{"wipe":["secondOperator"],"retire":[],"wipe":[]}';
    assert.deepEqual(faultsOf(`{"floor":${floors}}`), ['PolicyFile: “wipe” is there twice; keep one.']);
    assert.deepEqual(faultsOf('{"floor":{"wipe":["reason"]},"fl\\u006for":{}}'), [
      'PolicyFile: “floor” is there twice; keep one.',
    ]);
    assert.deepEqual(faultsOf('{"start":{"wipe":["reason"]},"floor":{"wipe":["reason"]}}'), []);
  });

  it('may leave out either part', () => {
    assert.deepEqual(faultsOf({}), []);
    assert.deepEqual(faultsOf({ floor: {} }), []);
  });

  for (const text of ['', 'no JSON', '[]', 'null', '"wipe"'])
    it(`must be an object: ${text || 'an empty file'} isn’t`, () => {
      assert.deepEqual(faultsOf(text), ['PolicyFile: set it to a JSON file with an object in it.']);
    });

  it('has every fault told at once, a line each', () => {
    const faults = faultsOf({
      start: { wype: ['reason'], wipe: ['reson', 4], retire: 'reason', Wipe: [] },
      floor: [],
      ceiling: {},
    });
    assert.equal(faults.length, 7, faults.join('\n'));
    for (const [index, what] of [
      /ceiling/,
      /“wype” in start is no action/,
      /"reson"; it can have callerCheck, secondOperator, reason, ticket, denied/,
      /“wipe” in start has 4/,
      /“retire” in start a list/,
      /“wipe” twice, once as “Wipe”/,
      /“floor” an object/,
    ].entries())
      assert.match(faults[index] ?? '', what);
    for (const fault of faults) assert.match(fault, /^PolicyFile: [^\n]+\.$/);
  });
});
