import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { GraphError } from '../../sandbox/graph/errors.ts';
import { targetReader } from '../../sandbox/graph/odata/target.ts';
import { checkPermission } from '../../sandbox/graph/permissions/check.ts';
import { grantedByDefault } from '../../sandbox/graph/permissions/grants.ts';
import { skipWithout } from '../support/shared.ts';
import { factsAsApplication, factsIn, type Fact } from './support/intune-permissions.ts';

/** More is asked than the least: without it, Graph gives less than the bot selects. */
const STRICTER: Readonly<Record<string, string>> = { '/users': 'User.Read.All' };

const targetOf = targetReader();
const filled = (path: string) => path.replace(/\{\w+\}/g, 'x');

function answers(
  { method, version, path }: Fact,
  held: readonly string[],
  by: 'person' | 'application' = 'person',
): 'allowed' | 'refused' | 'unlisted' {
  const url = filled(path);
  const caller = { personId: by === 'person' ? 'x' : undefined, permissions: [...held] };
  try {
    checkPermission({ method, version, url, headers: {}, body: {}, caller }, targetOf(url), grantedByDefault);
    return 'allowed';
  } catch (error) {
    assert.ok(error instanceof GraphError);
    return error.message.includes('add its row') ? 'unlisted' : 'refused';
  }
}

/** What is granted by default without a permission and what holds it. Read is within ReadWrite. */
function without(...names: readonly string[]): string[] {
  const areas = names.map((name) => name.replace(/\.Read(?:Write|Basic)?\..*$/, '.Read'));
  const others = grantedByDefault.delegated.filter((one) => !areas.some((area) => one.startsWith(area)));
  // reading isn't enough for what has to be written
  const read = names.flatMap((name) =>
    name.includes('.ReadWrite.') ? name.replace('ReadWrite', 'Read') : [],
  );
  return [...others, ...read];
}

/** What several rows say of one call holds together. What a selected property needs comes to what the call needs. */
function merged(facts: readonly Fact[]): Fact[] {
  const byCall = new Map<string, Fact>();
  const keyOf = ({ method, version }: Fact, path: string) => [method, version, path].join(' ');
  const both = (before: Fact | undefined, fact: Fact): Fact => ({
    ...fact,
    anyOf: before
      ? before.anyOf.flatMap((one) => fact.anyOf.map((other) => [...new Set([...one, ...other])]))
      : fact.anyOf,
  });
  for (const fact of facts) {
    const call = keyOf(fact, fact.path);
    byCall.set(call, both(byCall.get(call), fact));
  }
  return [...byCall.values()].map((fact) => {
    const [plain = ''] = fact.path.split('?', 1);
    return plain === fact.path ? fact : both(byCall.get(keyOf(fact, plain)), fact);
  });
}

describe('the sandbox’s table of permissions, against the facts beside the project', () => {
  let facts: Fact[] = [];
  let asApplication: Fact[] = [];
  before(function () {
    const markdown = readFileSync(skipWithout(this, 'intune.md'), 'utf8');
    facts = merged(factsIn(markdown));
    asApplication = factsAsApplication(markdown);
  });
  const listed = () => facts.filter((fact) => answers(fact, []) !== 'unlisted');

  it('knows the calls that they name', () => {
    assert.ok(listed().length > 50, `${listed().length} of ${facts.length}`);
    for (const call of [
      'GET v1.0 /users/{id}/managedDevices',
      'GET v1.0 /users/{id}/transitiveMemberOf/microsoft.graph.group',
      'GET v1.0 /deviceManagement/managedDevices/{id}/deviceCompliancePolicyStates/{stateId}/settingStates',
      'GET beta /deviceManagement/windowsDriverUpdateProfiles',
      'GET v1.0 /informationProtection/bitlocker/recoveryKeys/{id}?$select=key',
      'GET beta /deviceManagement/operationApprovalRequests',
      'POST v1.0 /deviceManagement/managedDevices/{id}/remoteLock',
      'POST beta /deviceManagement/managedDevices/{id}/rotateBitLockerKeys',
      'DELETE v1.0 /deviceManagement/managedDevices/{id}',
      'POST v1.0 /deviceManagement/roleAssignments',
    ])
      assert.ok(
        listed().some(({ method, version, path }) => `${method} ${version} ${path}` === call),
        call,
      );
  });

  it('gives what a named permission is enough for', () => {
    for (const fact of listed())
      for (const names of fact.anyOf) {
        const more = STRICTER[fact.path];
        const held = more === undefined ? names : [...names, more];
        assert.equal(answers(fact, held), 'allowed', `${fact.method} ${fact.path} with ${held.join(', ')}`);
      }
  });

  it('asks of an application what they say of one alone', () => {
    assert.ok(asApplication.length > 0);
    for (const fact of asApplication) {
      for (const names of fact.anyOf)
        assert.equal(answers(fact, names, 'application'), 'allowed', names.join());
      const others = grantedByDefault.application.filter((name) => !fact.anyOf.flat().includes(name));
      assert.equal(answers(fact, others, 'application'), 'refused', fact.path);
    }
  });

  it('refuses what a named permission is missing for, whatever else is granted', () => {
    for (const fact of listed()) {
      const [only, other] = fact.anyOf;
      const lacking = other === undefined ? (only ?? []).map((name) => [name]) : [fact.anyOf.flat()];
      for (const names of lacking)
        assert.equal(
          answers(fact, without(...names)),
          'refused',
          `${fact.method} ${fact.version} ${fact.path} without ${names.join(', ')}`,
        );
    }
  });
});
