import assert from 'node:assert/strict';
import { diagnose } from '../../../bot/helpdesk/diagnosis/diagnose.ts';
import type { Facts } from '../../../bot/helpdesk/diagnosis/facts.ts';
import { lookFurther } from '../../../bot/helpdesk/diagnosis/look-further.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { managedDevice } from '../../support/samples.ts';
import { fakeGraph } from '../support/fake-graph.ts';
import { context, daysAgo, factsOf, healthy } from './support/sample-case.ts';

const NOTHING_READ = { policies: 'pending', results: 'pending' } as const;

function pendingOf(facts: Facts) {
  return diagnose(facts, context).pending.map(({ part, device }) => `${part} ${device.id}`);
}

describe('what one more round would tell', () => {
  const unlooked = (change: (facts: ReturnType<typeof healthy>) => void = () => undefined): Facts => {
    const sample = healthy();
    change(sample);
    const { person } = factsOf(sample);
    return { person, ofDevice: new Map(sample.devices.map(({ id }) => [id, NOTHING_READ])) };
  };

  it('is each part of each device, once', () => {
    assert.deepEqual(pendingOf(unlooked()).toSorted(), [
      'policies laptop',
      'policies phone',
      'results laptop',
      'results phone',
    ]);
    assert.deepEqual(pendingOf(factsOf(healthy())), []);
  });

  it('is nothing that a cause would hide, of the person or of that device', () => {
    const blocked = unlooked((sample) => (sample.account = { ...sample.account, accountEnabled: false }));
    assert.deepEqual(pendingOf(blocked), []);
    const silent = unlooked((sample) => {
      sample.devices = sample.devices.map((device) =>
        device.id === 'laptop' ? { ...device, lastSyncDateTime: daysAgo(90) } : device,
      );
    });
    assert.deepEqual(pendingOf(silent).toSorted(), ['policies phone', 'results phone']);
  });

  it('is read of the worst twenty devices, and only what is needed; a refusal is its part’s own', async () => {
    const devices = Array.from({ length: 25 }, (_, n) => managedDevice({ id: `device-${n}` }));
    const calls: string[] = [];
    const graph = fakeGraph({
      troubleshooting: {
        compliancePolicies: (id) => {
          calls.push(id);
          if (id === 'device-24') return Promise.reject(new Problem({ kind: 'forbidden', detail: 'sample' }));
          return Promise.resolve([]);
        },
      },
    });
    const pending = devices.map((device) => ({ part: 'policies', device }) as const);
    const read = await lookFurther(graph, pending, ['device-24', 'device-23']);
    assert.deepEqual([read.size, calls.length, calls.slice(0, 2)], [20, 20, ['device-24', 'device-23']]);
    const refused = read.get('device-24')?.policies;
    assert.ok(typeof refused === 'object' && !refused.ok);
    assert.deepEqual(read.get('device-23'), { policies: { ok: true, value: [] } });
  });
});
