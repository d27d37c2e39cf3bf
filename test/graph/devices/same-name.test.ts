import assert from 'node:assert/strict';
import { problemFrom } from '../support/problem-from.ts';
import { useGraph } from '../support/graph-fixture.ts';

const LIST = '/v1.0/deviceManagement/managedDevices';

describe('devices of one name in Graph', () => {
  const at = useGraph();
  const answer = (value: unknown[], more: object = {}) =>
    at.fake.get(LIST, () => ({ body: { value, ...more } }));

  it('are asked for by name alone, a few of them', async () => {
    const asked: Record<string, string>[] = [];
    at.fake.get(LIST, ({ query }) => {
      asked.push(query);
      return { body: { value: [] } };
    });
    await at.api.devices.named("O'Brien");
    assert.deepEqual(asked, [
      {
        $filter: "deviceName eq 'O''Brien'",
        $select: 'id,deviceName,managedDeviceName,serialNumber',
        $top: '10',
      },
    ]);
  });

  it('are held against the name: a Graph that ignores the filter doesn’t make others of them', async () => {
    answer([
      { id: 'd1', deviceName: 'LAB-1', serialNumber: 'S1' },
      { id: 'd2', deviceName: 'LAB-2', serialNumber: 'S2' },
      { id: 'd3', deviceName: 'lab\u20111 ', serialNumber: null },
      { id: 'd4', managedDeviceName: 'LAB-1' },
      { deviceName: 'LAB-1' },
    ]);
    assert.deepEqual(await at.api.devices.named('LAB-1'), {
      items: [
        { id: 'd1', serialNumber: 'S1' },
        { id: 'd3', serialNumber: undefined },
        { id: 'd4', serialNumber: undefined },
      ],
      all: false,
    });
  });

  it('may be more if there is a next page, or something that is no record', async () => {
    const one = { id: 'd1', deviceName: 'LAB-1' };
    const next = { '@odata.nextLink': `${at.fake.url}${LIST}?$skiptoken=2` };
    const answers = [{ value: [one] }, { value: [one], ...next }, { value: [one, 'what'] }];
    at.fake.get(LIST, () => ({ body: answers.shift() ?? {} }));
    for (const all of [true, false, false]) assert.equal((await at.api.devices.named('LAB-1')).all, all);
  });

  it('that can’t be read are a problem', async () => {
    const answers = [{ status: 403, body: {} }, { body: { value: 'none' } }];
    at.fake.get(LIST, () => answers.shift() ?? { body: {} });
    await problemFrom(at.api.devices.named('LAB-1'));
    await problemFrom(at.api.devices.named('LAB-1'));
  });
});
