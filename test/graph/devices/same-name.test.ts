import assert from 'node:assert/strict';
import { matcher } from '../../../sandbox/graph/odata/filter-match.ts';
import { parseFilter } from '../../../sandbox/graph/odata/filter-parser.ts';
import { twins } from '../../support/spellings.ts';
import { problemFrom } from '../support/problem-from.ts';
import { useGraph } from '../support/graph-fixture.ts';

const LIST = '/v1.0/deviceManagement/managedDevices';

describe('devices of one name in Graph', () => {
  const at = useGraph();
  /** A Graph that has devices of these names, and filters byte by byte but for case. */
  const having = (names: readonly string[]) => {
    const all = names.map((deviceName, n) => ({ id: `d${n}`, deviceName }));
    at.fake.get(LIST, ({ query }) => ({
      body: { value: all.filter(matcher(parseFilter(query.$filter ?? ''))) },
    }));
  };
  const answer = (value: unknown[], more: object = {}) =>
    at.fake.get(LIST, () => ({ body: { value, ...more } }));

  it('are asked for by what all spellings of the name share, in one page', async () => {
    const asked: Record<string, string>[] = [];
    at.fake.get(LIST, ({ query }) => {
      asked.push(query);
      return { body: { value: [] } };
    });
    await at.api.devices.named("Bo's \u00c4-PC");
    const has = (field: string, ...parts: string[]) =>
      parts.map((part) => `contains(${field},'${part}')`).join(' or ');
    const halves = (field: string) =>
      `(${has(field, 'b', '\uff42', 'o', '\uff4f')}) and (${has(field, 'p', '\uff50', 'c', '\uff43')})`;
    assert.deepEqual(
      asked,
      ['deviceName', 'managedDeviceName'].map((field) => ({
        $filter: halves(field),
        $select: 'id,deviceName,managedDeviceName,serialNumber',
        $top: '500',
      })),
    );
  });

  for (const [name, other] of twins)
    it(`has ${JSON.stringify(other)} among those of ${JSON.stringify(name)}, either way`, async () => {
      having([name, other, `${name}-2`, 'ELSE']);
      for (const asked of [name, other]) {
        const { items, all } = await at.api.devices.named(asked);
        assert.deepEqual([items.map(({ id }) => id), all], [['d0', 'd1'], true], asked);
      }
    });

  it('may be more if nothing is the same in every spelling of the name', async () => {
    const names = ['\u00c4\u00c4', '\ud55c\uae00', '\u30ab\u30e1\u30e9', '\u2764', '!?'];
    having(names);
    for (const name of names) {
      const { items, all } = await at.api.devices.named(name);
      assert.equal(all, false, name);
      assert.ok(items.length > 0, name);
    }
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

  it('are also those that Intune manages by that name', async () => {
    const all = [
      { id: 'd1', deviceName: 'LAB-1', managedDeviceName: 'bo_Windows_1' },
      { id: 'd2', deviceName: 'OTHER', managedDeviceName: 'lab\u20111 ', serialNumber: 'S2' },
      { id: 'd3', deviceName: 'OTHER-2', managedDeviceName: 'LAB-12' },
    ];
    at.fake.get(LIST, ({ query }) => ({
      body: { value: all.filter(matcher(parseFilter(query.$filter ?? ''))) },
    }));
    const { items, all: whole } = await at.api.devices.named('LAB-1');
    assert.deepEqual([items.map(({ id }) => id), whole], [['d1', 'd2'], true]);
  });

  it('may be more where Graph refuses to search the name by which it manages them, or ignores it', async () => {
    const own = { id: 'd1', deviceName: 'LAB-1' };
    const next = { '@odata.nextLink': `${at.fake.url}${LIST}?$skiptoken=2` };
    const others = Array.from({ length: 500 }, (_, n) => ({ id: `o${n}`, deviceName: `OTHER-${n}` }));
    const refused = { status: 400, body: {} };
    let managed: object = refused;
    at.fake.get(LIST, ({ query }) =>
      query.$filter?.includes('managedDeviceName') ? managed : { body: { value: [own] } },
    );
    for (const answered of [refused, { body: { value: others, ...next } }]) {
      managed = answered;
      assert.deepEqual(await at.api.devices.named('LAB-1'), {
        items: [{ id: 'd1', serialNumber: undefined }],
        all: false,
        unsearched: 'managedNames',
      });
    }
  });

  it('may be more if there is a next page, or something that is no record', async () => {
    const one = { id: 'd1', deviceName: 'LAB-1' };
    const next = { '@odata.nextLink': `${at.fake.url}${LIST}?$skiptoken=2` };
    const answers = [{ value: [one] }, { value: [one], ...next }, { value: [one, 'what'] }];
    at.fake.get(LIST, ({ query }) => ({
      body: query.$filter?.includes('managedDeviceName') ? { value: [] } : (answers.shift() ?? {}),
    }));
    for (const all of [true, false, false]) assert.equal((await at.api.devices.named('LAB-1')).all, all);
  });

  it('that can’t be read are a problem', async () => {
    const answers = [{ status: 403, body: {} }, { body: { value: 'none' } }];
    at.fake.get(LIST, ({ query }) =>
      query.$filter?.includes('managedDeviceName')
        ? { body: { value: [] } }
        : (answers.shift() ?? { body: {} }),
    );
    await problemFrom(at.api.devices.named('LAB-1'));
    await problemFrom(at.api.devices.named('LAB-1'));
  });
});
