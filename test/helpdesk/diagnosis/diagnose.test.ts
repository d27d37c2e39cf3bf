import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { diagnose } from '../../../bot/helpdesk/diagnosis/diagnose.ts';
import type { Facts } from '../../../bot/helpdesk/diagnosis/facts.ts';
import { hides } from '../../../bot/helpdesk/diagnosis/hides.ts';
import { rules, type RuleId } from '../../../bot/helpdesk/diagnosis/table.ts';
import { context, daysAgo, factsOf, healthy, type SampleCase } from './support/sample-case.ts';
import { signals } from './support/signals.ts';

const ids = (facts: Facts): RuleId[] => diagnose(facts, context).findings.map(({ rule }) => rule.id);

function withSignals(...names: RuleId[]): SampleCase {
  const sample = healthy();
  for (const name of names) signals.get(name)?.(sample);
  return sample;
}

const unreadable = { ok: false as const, problem: new Problem({ kind: 'forbidden', status: 403 }) };

/** The facts, with one part that Graph refused. */
function without(sample: SampleCase, part: string): Facts {
  const facts = factsOf(sample);
  const ofDevice = [...facts.ofDevice].map(
    ([id, parts]) => [id, part in parts ? { ...parts, [part]: unreadable } : parts] as const,
  );
  const person = part in facts.person ? { ...facts.person, [part]: unreadable } : facts.person;
  return { person, ofDevice: new Map(ofDevice) };
}

describe('a diagnosis', () => {
  it('finds nothing wrong with a healthy person', () => {
    const { findings, unread, whole } = diagnose(factsOf(healthy()), context);
    assert.deepEqual({ findings, unread, whole }, { findings: [], unread: [], whole: true });
  });

  it('names each thing that is wrong, alone and first', () => {
    for (const id of signals.keys()) assert.deepEqual(ids(factsOf(withSignals(id))), [id]);
  });

  it('finds nothing in a record without values', () => {
    const sample = healthy();
    const { id, displayName, userPrincipalName } = sample.account;
    sample.account = { id, displayName, userPrincipalName, usageLocation: 'FI' };
    sample.devices = sample.devices.map((device) => ({
      id: device.id,
      deviceName: device.deviceName,
      lastSyncDateTime: device.lastSyncDateTime,
    }));
    sample.entra = sample.entra.map(({ id: object, displayName: name }) => ({
      id: object,
      displayName: name,
    }));
    assert.deepEqual(ids(factsOf(sample)), []);
  });

  it('names each part that could not be read, and guesses nothing from it', () => {
    for (const { id, reads, readsOfDevice } of rules.filter((rule) => signals.has(rule.id))) {
      for (const part of [...reads, ...readsOfDevice]) {
        const { findings, unread } = diagnose(without(withSignals(id), part), context);
        assert.ok(
          unread.some((one) => one.part === part),
          `${part} is named`,
        );
        // the tenant's settings have defaults, its limit goes for everybody, and a refused enrollment says that there is one
        const byRefusal =
          (id === 'deviceLimitReached' && part === 'limits') ||
          (id.startsWith('deviceLimit') && part === 'groups');
        if (part !== 'tenant' && !byRefusal)
          assert.ok(!findings.some(({ rule }) => rule.id === id), `${id} without ${part}`);
      }
    }
  });

  it('hides symptoms behind their cause, on that device only', () => {
    const sample = withSignals('leaving');
    sample.devices = sample.devices.map((device) => ({ ...device, complianceState: 'noncompliant' }));
    const { findings } = diagnose(factsOf(sample), context);
    assert.deepEqual(
      findings.map(({ rule, device }) => `${rule.id} ${device?.id ?? ''}`),
      ['leaving laptop', 'notCompliant phone'],
    );
    assert.deepEqual(ids(factsOf(withSignals('accountDisabled', 'notCompliant'))), ['accountDisabled']);
  });

  it('doesn’t count what a policy asks for as blocking while the device is in its grace period', () => {
    const inGrace = (id: RuleId) => {
      const sample = withSignals(id);
      sample.devices = sample.devices.map((device) =>
        device.id === 'laptop'
          ? {
              ...device,
              complianceState: 'inGracePeriod',
              complianceGracePeriodExpirationDateTime: daysAgo(-2),
            }
          : { ...device, deviceRegistrationState: 'revoked', exchangeAccessState: 'blocked' },
      );
      return diagnose(factsOf(sample), context).findings;
    };
    const blockedPhone = ['blocks registrationRevoked'];
    const told = (id: RuleId) => inGrace(id).map(({ severity, rule }) => `${severity} ${rule.id}`);
    const ofPolicies = rules.filter(({ readsOfDevice }) => readsOfDevice.some((part) => part === 'policies'));
    assert.equal(ofPolicies.length, 10);
    for (const { id } of [...ofPolicies, { id: 'notEncrypted' as const }])
      assert.deepEqual(told(id), [...blockedPhone, `warns ${id}`, 'warns inGracePeriod']);
    // alone, its evidence says when the period ends
    const alone = withSignals('settingFails');
    alone.devices = alone.devices
      .filter(({ id }) => id === 'laptop')
      .map((device) => ({ ...device, complianceState: 'inGracePeriod' }));
    assert.deepEqual(ids(factsOf(alone)), ['settingFails']);
    // and it is no reason for what keeps the person from working now
    alone.devices = alone.devices.map((device) => ({ ...device, exchangeAccessState: 'blocked' }));
    assert.deepEqual(ids(factsOf(alone)), ['exchangeBlocked', 'settingFails', 'inGracePeriod']);
    // what isn't a question of compliance blocks all the same
    assert.deepEqual(told('jailbroken'), [...blockedPhone, 'blocks jailbroken', 'warns inGracePeriod']);
  });

  it('tells of what blocks one device before what another has time for', () => {
    const sample = withSignals('settingFails');
    sample.devices = sample.devices.map((device) => ({
      ...device,
      complianceState: device.id === 'laptop' ? 'inGracePeriod' : 'error',
    }));
    assert.deepEqual(ids(factsOf(sample)), ['complianceError', 'settingFails', 'inGracePeriod']);
  });

  it('tells of a person outside the scope only what their devices show', () => {
    const facts = factsOf(withSignals('accountDisabled', 'notCompliant'));
    const withheld = Object.fromEntries(
      Object.keys(facts.person).map((part) => [part, 'withheld' as const]),
    ) as Facts['person'];
    const { devices, tenant } = facts.person;
    const { findings, whole } = diagnose({ ...facts, person: { ...withheld, devices, tenant } }, context);
    assert.deepEqual(
      findings.map(({ rule }) => rule.id),
      ['notCompliant'],
    );
    assert.equal(whole, false);
  });

  it('never says that nothing is wrong of somebody with a cause, and begins with the one that blocks most', () => {
    const seed = Date.now() % 2 ** 31;
    const names = rules.map(({ id }) => id);
    const drawn = fc.uniqueArray(fc.constantFrom(...signals.keys()), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(drawn, (causes) => {
        const found = ids(factsOf(withSignals(...causes)));
        assert.ok(found.length > 0, 'a cause is named');
        const ranks = found.map((id) => names.indexOf(id));
        assert.deepEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
        );
        for (const id of found)
          for (const hidden of hides.get(id) ?? []) if (isPersons(id)) assert.ok(!found.includes(hidden));
      }),
      { seed, numRuns: 1_000, verbose: true },
    );
  });
});

const isPersons = (id: RuleId) => rules.find((rule) => rule.id === id)?.about === 'person';
