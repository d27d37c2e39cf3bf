import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FaultRule } from '../../../sandbox/graph/faults.ts';
import { devices, people } from '../../support/tenant.ts';
import { cases } from '../../support/thorough.ts';
import type { WrongBatch } from './support/wrong-batches.ts';
import { alterBatch, wrongBatches } from './support/wrong-batches.ts';
import { ignoredFilter, withoutSome } from './support/random-changes.ts';
import type { Loss } from './support/wrong-graph.ts';
import { BATCH, KEYS, LOSSES, OF_KEYS, RIGHTS, WrongGraph, at } from './support/wrong-graph.ts';
import type { Wrongness } from './support/wrong-answers.ts';
import { wrongnesses } from './support/wrong-answers.ts';

/** Everything that is read for the cards and presses below. */
const READS: readonly RegExp[] = [
  ...RIGHTS.map(([, match]) => match),
  ...OF_KEYS.map(([, match]) => match),
  ...['manager', 'licenseDetails', 'managedDevices', 'transitiveMemberOf/.*group', 'memberOf/.*group'].map(
    (path) => at(`/v1\\.0/users/[^/]+/${path}`),
  ),
  at('/v1\\.0/users/[^/]+/(?:registered|owned)Devices/.*'),
  at('/v1\\.0/users'),
  at('/v1\\.0/devices.*'),
  at('/v1\\.0/groups/.*'),
  at('/v1\\.0/deviceManagement/managedDevices'),
];

type Change =
  | { kind: 'answer'; read: RegExp; wrong: Wrongness }
  | { kind: 'some'; read: RegExp; keep: number }
  | { kind: 'filter'; read: RegExp }
  | { kind: 'batch'; wrong: WrongBatch };

const read = fc.constantFrom(...READS);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), read, wrong: fc.constantFrom(...wrongnesses) }),
  fc.record({ kind: fc.constant('some' as const), read, keep: fc.nat(20) }),
  fc.record({ kind: fc.constant('filter' as const), read }),
  fc.record({ kind: fc.constant('batch' as const), wrong: fc.constantFrom(...wrongBatches) }),
);

const described = (changes: readonly Change[]) =>
  changes
    .map(
      (one) => ('wrong' in one ? one.wrong.name : one.kind) + ('read' in one ? ` at ${one.read.source}` : ''),
    )
    .join('; ');

const seed = Date.now() % 1_000_000;

describe(`answers of Graph that are 200 and changed at random (seed ${seed})`, function () {
  this.timeout(120_000);
  let graph: WrongGraph;
  let right: string;
  before(async () => {
    graph = await WrongGraph.open();
    right = (await card()).text;
  });

  const card = () => graph.stage.channel.say(people.fieldOperator, 'select user aino@contoso.example');
  const rulesOf = (changes: readonly Change[]): FaultRule[] =>
    changes.map((one) => {
      switch (one.kind) {
        case 'answer':
          return graph.rule(one.wrong, one.read);
        case 'some':
          return graph.rule(withoutSome(one.keep), one.read);
        case 'filter':
          return graph.rule(ignoredFilter(graph.stage.sandbox.tenant.data), one.read);
        case 'batch':
          return { match: BATCH, alter: alterBatch(one.wrong) };
      }
    });

  const property = (name: string, runs: number, holds: (rules: FaultRule[], n: number) => Promise<void>) =>
    it(name, () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 4 }),
          fc.nat(100),
          async (changes, n) => {
            try {
              await holds(rulesOf(changes), n);
            } catch (error) {
              throw new Error(`with ${described(changes)}: ${String(error)}`, { cause: error });
            }
          },
        ),
        { seed, numRuns: runs, includeErrorInReport: true },
      ),
    );

  property('widen no right', cases(7, 20), async (rules) => {
    await graph.under(rules, async () => {
      for (const [who, device, hidden] of [
        [people.nobody, devices.ainoPhone, 'AINO-PHONE'],
        [people.fieldOperator, devices.boPhone, 'BO-PHONE'],
        [people.reader, devices.ainoPhone, undefined],
      ] as const) {
        const { text } = await graph.ask(who, device);
        assert.doesNotMatch(text, /Confirm remote lock/, text);
        if (hidden !== undefined) assert.ok(!text.includes(hidden), text);
      }
      for (const who of [people.nobody, people.fieldOperator, people.reader]) {
        const { text } = await graph.showKey(who);
        assert.ok(!text.includes(KEYS.own) && !text.includes(KEYS.foreign), text);
      }
      assert.deepEqual(await graph.searchGroups(people.otherAdmin, 'newcomers'), []);
    });
  });

  property('send nothing for who has lost the right', cases(10, 30), async (rules, n) => {
    const losses = Object.keys(LOSSES) as Loss[];
    const loss = losses[n % losses.length] ?? 'left the member group';
    const asked = await graph.ask(people.fieldOperator, devices.ainoPhone);
    const before = graph.locks();
    const { text } = await graph.without(loss, () =>
      graph.under(rules, () => graph.confirm(people.fieldOperator, asked)),
    );
    assert.equal(graph.locks(), before, `${loss}: ${text}`);
    assert.doesNotMatch(text, /Accepted/);
  });

  property(
    'are told neither as none nor as somebody else’s, and are over when Graph is well',
    cases(14, 40),
    async (rules) => {
      const { text } = await graph.under(rules, card);
      for (const none of [
        /No devices/,
        /Not a member of any/,
        /No primary user/,
        /no Intune role/i,
        / · 0\b/,
      ])
        assert.ok(!none.test(text) || none.test(right), `${String(none)}:\n${text}`);
      assert.doesNotMatch(text, /undefined|\bnull\b|NaN|\[object|Invalid Date/);
      assert.doesNotMatch(text, /BO-PHONE|BO-TABLET/);
      const key = await graph.under(rules, () => graph.showKey(people.admin));
      assert.ok(!key.text.includes(KEYS.foreign), key.text);
      assert.equal((await card()).text, right);
    },
  );
});
