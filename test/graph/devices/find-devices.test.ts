import assert from 'node:assert/strict';
import type { Reply } from '../support/fake-graph.ts';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';

const LIST = '/v1.0/deviceManagement/managedDevices';

interface Record {
  id: string;
  deviceName?: string;
  serialNumber?: string;
  imei?: string;
  lastSyncDateTime?: string;
  azureADDeviceId?: string;
}

const named = (...names: string[]): Record[] => names.map((deviceName, n) => ({ id: `d${n}`, deviceName }));

describe('finding devices in Graph', () => {
  const at = useGraph();
  const script = (reply: (filter: string) => Reply) =>
    at.fake.get(LIST, ({ query }) => reply(query.$filter ?? ''));
  const list = (records: readonly Record[]): Reply => ({
    body: { value: records.map((one) => ({ ...one, users: [] })) },
  });
  /** A Graph that has these devices and filters them as Intune does: byte by byte, whatever the case. */
  const having = (records: readonly Record[]) =>
    script((filter) => {
      const [, contains, field = '', value = ''] =
        /^(contains\()?(\w+)(?: eq |,)'((?:[^']|'')*)'\)?$/.exec(filter) ?? [];
      const wanted = value.replaceAll("''", "'").toLowerCase();
      return list(
        records.filter((one) => {
          const text = (one[field as keyof Record] ?? '').toLowerCase();
          return contains ? text.includes(wanted) : text === wanted;
        }),
      );
    });
  const find = async (text: string) =>
    (await at.api.devices.find(text)).items.map(({ deviceName }) => deviceName);

  it('asks in one round, and sends nothing for an empty text', async () => {
    having(named('ANN-PHONE'));
    assert.deepEqual(await find('ann-phone'), ['ANN-PHONE']);
    assert.equal(at.fake.exchanges.length, 1);
    for (const nothing of [' \u0000 ', '', '\u200b\u2060'])
      assert.deepEqual(await at.api.devices.find(nothing), {
        items: [],
        total: 0,
        exact: true,
        unsearched: [],
      });
    assert.equal(at.fake.exchanges.length, 1);
  });

  for (const [kept, typed] of [
    ['Aino\u2019s iPhone', "Aino's iPhone"],
    ["Aino's iPhone", 'Aino\u2019s iPhone'],
    ["Aino's iPhone", 'Aino\u00b4s iPhone'],
    ['Aino\u00a0iPhone', 'Aino iPhone'],
    ['Aino  iPhone', 'Aino iPhone'],
    ['Aino iPhone', 'Aino   iPhone'],
    ['Ma\u0308kinen-Mac', 'M\u00e4kinen-Mac'],
    ['M\u00e4kinen-Mac', 'Ma\u0308kinen-Mac'],
    ['\u00c4\u00c4', 'a\u0308a\u0308'],
    ['LAB\u20112', 'LAB-2'],
    ['Lab iPad', '\u200blab ipad'],
  ] as const)
    it(`finds ${JSON.stringify(kept)} by ${JSON.stringify(typed)}`, async () => {
      having([...named('OTHER'), { id: 'kept', deviceName: kept }]);
      assert.deepEqual(await find(typed), [kept]);
    });

  for (const [kept, typed] of [
    ['AB12CD34', 'ab12-cd 34'],
    ['AB-12CD34', 'AB12CD34'],
    ['ab12cd34', 'AB12CD34'],
    ['F2L XK0 AAJCL9', 'f2lxk0aajcl9'],
  ] as const)
    it(`finds the serial number ${kept} by ${typed}`, async () => {
      having([
        { id: 'a', deviceName: 'RIGHT', serialNumber: kept },
        { id: 'b', deviceName: 'WRONG', serialNumber: 'ZZ34' },
      ]);
      assert.deepEqual(await find(typed), ['RIGHT']);
    });

  for (const [kept, typed] of [
    ['350000000000012', '35 000000 000001 2'],
    ['35 000000 000001 2', '350000000000012'],
    ['350000000000012', '35-000000-000001-2'],
  ] as const)
    it(`finds the IMEI ${kept} by ${typed}`, async () => {
      having([{ id: 'a', deviceName: 'RIGHT', imei: kept }, ...named('OTHER')]);
      assert.deepEqual(await find(typed), ['RIGHT']);
    });

  it('finds by either id', async () => {
    at.fake.get(
      `${LIST}/${guid(5)}`,
      { body: { id: guid(5), deviceName: 'ONE', users: [] } },
      { status: 404 },
    );
    script((filter) =>
      filter.startsWith('azureAD')
        ? list([{ id: 'b', deviceName: 'TWO', azureADDeviceId: guid(5) }])
        : list([]),
    );
    assert.deepEqual(await find(guid(5)), ['ONE', 'TWO']);
    assert.deepEqual(await find(guid(5)), ['TWO']);
  });

  it('believes no hit that isn’t one: a Graph may ignore its filter and answer every device', async () => {
    const all = Array.from({ length: 50 }, (_, n) => ({
      id: `d${n}`,
      deviceName: `PHONE-${n}`,
      serialNumber: `S${n}`,
    }));
    script(() => list(all));
    assert.deepEqual(await find('ZZZ999999'), []);
    assert.deepEqual(await find('phone-7'), ['PHONE-7']);
    assert.deepEqual(await find('S7'), ['PHONE-7']);
  });

  it('shows live records first, after those that are named exactly', async () => {
    having([
      { id: 'old', deviceName: 'LAB-PC', serialNumber: 'stale', lastSyncDateTime: '2026-01-01T00:00:00Z' },
      { id: 'part', deviceName: 'LAB-PC-2', lastSyncDateTime: '2026-03-01T00:00:00Z' },
      { id: 'never', deviceName: 'LAB-PC' },
      { id: 'new', deviceName: 'LAB-PC', lastSyncDateTime: '2026-02-01T00:00:00Z' },
    ]);
    const { items } = await at.api.devices.find('lab-pc');
    assert.deepEqual(
      items.map(({ id }) => id),
      ['new', 'old', 'never', 'part'],
    );
  });

  it('counts every hit', async () => {
    having(Array.from({ length: 121 }, (_, n) => ({ id: `d${n}`, deviceName: `iPhone ${n}` })));
    const found = await at.api.devices.find('iphone');
    assert.deepEqual([found.total, found.exact], [121, true]);
  });

  it('says that it isn’t the exact number if it stops reading', async () => {
    const page = Array.from({ length: 250 }, (_, n) => n);
    let pages = 0;
    at.fake.get(LIST, ({ query }) => {
      if (!query.$filter?.startsWith('contains(device') && query.$skiptoken === undefined) return list([]);
      const from = pages++ * 250;
      const value = page.map((n) => ({ id: `d${from + n}`, deviceName: `iPhone ${from + n}`, users: [] }));
      return { body: { value, '@odata.nextLink': `${at.fake.url}${LIST}?$skiptoken=${pages}` } };
    });
    const found = await at.api.devices.find('iphone');
    assert.deepEqual([found.total, found.exact], [500, false]);
  });

  for (const status of [400, 403, 500] as const)
    it(`shows what the other searches found if one fails with ${status}, and says which`, async () => {
      const failed: Reply = { status };
      script((filter) => {
        if (filter.includes('serialNumber')) return failed;
        return filter.startsWith('contains') ? list(named('AINO-PHONE')) : list([]);
      });
      const found = await at.api.devices.find('aino');
      assert.deepEqual(
        found.items.map(({ deviceName }) => deviceName),
        ['AINO-PHONE'],
      );
      assert.deepEqual(found.unsearched, ['serialNumbers']);
    });

  it('throws if every search fails, with the worst reason', async () => {
    let status = 400;
    script((filter) => ({ status: filter.includes('serialNumber') ? status : 400 }));
    assert.equal((await problemFrom(at.api.devices.find('x'))).kind, 'badRequest');
    status = 403;
    assert.equal((await problemFrom(at.api.devices.find('x'))).kind, 'forbidden');
  });
});
