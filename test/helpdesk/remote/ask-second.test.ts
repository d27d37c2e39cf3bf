import assert from 'node:assert/strict';
import { actionNamed } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { Need } from '../../../bot/helpdesk/contracts/policy/need.ts';
import { askSecond } from '../../../bot/helpdesk/remote/ask-second.ts';
import { memoryStore } from '../support/memory-store.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');

interface Asked {
  person: string;
  needs: Need[];
  policy?: Need[];
}

/** Why a second operator is asked for each device of one request. `fenced`: who has said that it isn't them. */
async function reasons(devices: readonly Asked[], fenced: readonly string[] = []) {
  const store = memoryStore();
  const until = new Date(NOW.getTime() + 3_600_000).toISOString();
  for (const id of fenced) await store.fences.create(id, { id, since: NOW.toISOString(), until });
  let ids = 0;
  const targets = devices.map(({ person }, n) => ({
    deviceId: `device-${n}`,
    deviceName: `DEVICE-${n}`,
    userId: person,
    userName: person,
  }));
  const run = {
    services: {
      store,
      now: () => NOW,
      newId: () => `id-${ids++}`,
      audit: { append: () => Promise.resolve({ seq: 1 }) },
    },
    action: actionNamed('wipe'),
    receiptIds: [],
    operatorId: 'operator',
    typed: {},
    values: {},
    targets,
    confirmation: {
      id: 'c',
      values: {},
      operatorId: 'operator',
      action: 'wipe',
      createdAt: NOW.toISOString(),
      targets,
    },
    devices: devices.map(({ needs, policy = [] }, n) => ({
      kind: 'clear',
      target: targets[n],
      device: { id: targets[n]?.deviceId },
      needs,
      policy,
      through: [],
      operatorName: 'Operator',
    })),
  };
  const receipts = await askSecond(run as unknown as Parameters<typeof askSecond>[0]);
  return receipts.map(({ reason }) =>
    reason?.kind === 'secondOperator' ? (reason.because ?? 'policy') : undefined,
  );
}

describe('a second operator', () => {
  it('is asked because of the policy, a loss, or an account that counts as privileged', async () => {
    const person = 'a';
    assert.deepEqual(await reasons([{ person, needs: ['secondOperator'], policy: ['secondOperator'] }]), [
      'policy',
    ]);
    assert.deepEqual(await reasons([{ person, needs: ['secondOperator'], policy: ['callerCheck'] }]), [
      'lost',
    ]);
    assert.deepEqual(await reasons([{ person, needs: ['secondOperator'] }]), ['privileged']);
  });

  it('is asked for a device only because of another one, and nothing is said of its person', async () => {
    const two: Asked[] = [
      { person: 'a', needs: ['secondOperator'] },
      { person: 'b', needs: [] },
    ];
    assert.deepEqual(await reasons(two, ['a']), ['notMe', 'together']);
    assert.deepEqual(await reasons(two), ['privileged', 'together']);
  });
});
