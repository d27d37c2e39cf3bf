import assert from 'node:assert/strict';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';
import type { Asked } from '../support/fake-graph.ts';

const ROUTE = `/v1.0/users/${guid(1)}/managedDevices`;

describe('graph paging', () => {
  const at = useGraph();
  const devices = () => at.api.devices.ofPerson(guid(1));
  const next = (skip: number) => `${at.fake.url}${ROUTE}?$skiptoken=${skip}`;

  /** `total` devices in pages of `size`. */
  const pages = (total: number, size: number) => (asked: Asked) => {
    const skip = Number(asked.query.$skiptoken ?? 0);
    const value = Array.from({ length: Math.min(size, total - skip) }, (_, i) => ({
      id: `d${skip + i}`,
      users: [],
    }));
    return { body: { value, ...(skip + size < total && { '@odata.nextLink': next(skip + size) }) } };
  };

  for (const [total, size] of [
    [3, 1],
    [50, 1],
    [7, 3],
    [4, 4],
    [0, 1],
  ] as const) {
    it(`reads ${total} devices in pages of ${size}`, async () => {
      at.fake.get(ROUTE, pages(total, size));
      assert.equal((await devices()).items.length, total);
    });
  }

  it('follows an empty page, and counts a device once that is on two', async () => {
    at.fake.get(
      ROUTE,
      () => ({ body: { value: [], '@odata.nextLink': next(1) } }),
      () => ({ body: { value: [{ id: 'a', users: [] }], '@odata.nextLink': next(2) } }),
      {
        body: {
          value: [
            { id: 'a', users: [] },
            { id: 'b', users: [] },
          ],
        },
      },
    );
    assert.deepEqual(
      (await devices()).items.map(({ id }) => id),
      ['a', 'b'],
    );
  });

  it('ends a list whose pages repeat, keeps what came, and says that there may be more', async () => {
    at.fake.get(ROUTE, () => ({ body: { value: [{ id: 'a', users: [] }], '@odata.nextLink': next(1) } }));
    const { items, exact, unread } = await devices();
    assert.deepEqual([items.length, exact, unread?.kind], [1, false, 'unreadable']);
    assert.equal(at.fake.exchanges.length, 2);
  });

  it('never follows a link to anywhere else', async () => {
    const away = [
      'https://evil.example/v1.0/users?$skiptoken=1',
      at.fake.url.replace('http://', 'https://') + ROUTE,
      at.fake.url.replace(/:\d+$/, ':1') + ROUTE,
      at.fake.url.replace('http://', 'http://evil@').replace('127.0.0.1', '127.0.0.2') + ROUTE,
      `${at.fake.url}.evil.example${ROUTE}`,
      `${at.fake.url}/v1.0/../other`,
      `${at.fake.url}/other`,
      `//evil.example${ROUTE}`,
      'not a link',
    ];
    at.fake.get(ROUTE, ...away.map((link) => ({ body: { value: [], '@odata.nextLink': link } })));
    for (const link of away) {
      assert.equal((await problemFrom(devices())).kind, 'unreadable', link);
    }
    assert.equal(at.fake.exchanges.length, away.length);
  });

  it('works below a path, and follows only links there', async () => {
    const root = '/gateway';
    const graph = at.open({ url: `${at.fake.url}${root}/` });
    const link = `${at.fake.url}${root}${ROUTE}?$skiptoken=1`;
    at.fake.get(
      `${root}${ROUTE}`,
      { body: { value: [{ id: 'a', users: [] }], '@odata.nextLink': link } },
      { body: { value: [{ id: 'b', users: [] }] } },
    );
    const api = graph.graphFor({ personId: guid(9), signal: AbortSignal.timeout(5000) });
    assert.equal((await api.devices.ofPerson(guid(1))).items.length, 2);
    assert.ok(at.trace.every(({ url }) => url.startsWith('/v1.0/users/')));
  });

  it('retries a page like any read', async () => {
    at.fake.get(
      ROUTE,
      { body: { value: [], '@odata.nextLink': next(1) } },
      { status: 503 },
      { body: { value: [{ id: 'a', users: [] }] } },
    );
    assert.equal((await devices()).items.length, 1);
  });
});
