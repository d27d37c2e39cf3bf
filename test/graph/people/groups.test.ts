import assert from 'node:assert/strict';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';
import type { Asked, Reply } from '../support/fake-graph.ts';

const ROUTE = `/v1.0/groups/${guid(1)}`;

describe('graph groups', () => {
  const at = useGraph();
  const group = (id = guid(1)) => at.api.directory.group(id);

  it('reads one', async () => {
    at.fake.get(
      ROUTE,
      { body: { id: guid(1), displayName: 'Sales', securityEnabled: true, mail: 'x' } },
      { body: { id: guid(1), displayName: null, securityEnabled: null } },
    );
    assert.deepEqual(await group(), { id: guid(1), displayName: 'Sales', securityEnabled: true });
    assert.deepEqual(await group(), { id: guid(1), displayName: guid(1), securityEnabled: false });
    assert.deepEqual(at.fake.asked[0]?.query, { $select: 'id,displayName,securityEnabled' });
  });

  it('finds nothing if there is no such group, and doesn’t ask about text that isn’t an id', async () => {
    at.fake.get(ROUTE, { status: 404 });
    assert.equal(await group(), undefined);
    for (const none of ['', 'Sales', '..', `${guid(1)}/members`]) assert.equal(await group(none), undefined);
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('throws if it can’t be read, or comes without an id', async () => {
    at.fake.get(ROUTE, { status: 403 }, { body: {} });
    assert.equal((await problemFrom(group())).kind, 'forbidden');
    assert.equal((await problemFrom(group())).kind, 'unreadable');
  });

  it('asks in which groups it is, twenty a call', async () => {
    const ids = Array.from({ length: 25 }, (_, n) => guid(n + 10));
    at.fake.post(`${ROUTE}/checkMemberGroups`, ({ body }) => ({
      body: { value: (body as { groupIds: string[] }).groupIds.slice(0, 1) },
    }));
    assert.deepEqual([...(await at.api.directory.groupIsIn(guid(1), ids))], [guid(10), guid(30)]);
    assert.equal(at.fake.exchanges.length, 1);
    assert.equal((await at.api.directory.groupIsIn(guid(1), [])).size, 0);
    assert.equal((await problemFrom(at.api.directory.groupIsIn('', ids))).kind, 'notFound');
  });
});

describe('graph finding groups', () => {
  const at = useGraph();
  const find = (text: string, most = 25) => at.api.directory.findGroups(text, most);
  const ids = async (text: string, most?: number) => (await find(text, most)).items.map(({ id }) => id);
  const list = (...names: string[]): Reply => ({
    body: { value: names.map((name) => ({ id: name.toLowerCase(), displayName: name })) },
  });
  const script = (search: Reply | ((asked: Asked) => Reply), filter: Reply) =>
    at.fake.get('/v1.0/groups', (asked) => {
      if (asked.query.$search === undefined) return filter;
      return typeof search === 'function' ? search(asked) : search;
    });

  it('asks search and filter in the same round', async () => {
    script(list(), list());
    assert.deepEqual(await ids('Zoe'), []);
    assert.equal(at.fake.exchanges.length, 1);
    const [search, filter] = at.fake.asked;
    assert.equal(search?.query.$search, '"displayName:Zoe"');
    assert.equal(filter?.query.$filter, "startswith(displayName,'Zoe')");
    for (const { query, headers } of at.fake.asked) {
      assert.equal(query.$select, 'id,displayName,securityEnabled');
      assert.deepEqual([query.$top, query.$count, headers.consistencylevel], ['25', 'true', 'eventual']);
    }
  });

  it('returns each match of both once, the exact name first, up to the limit', async () => {
    script(list('Sales EMEA', 'B Sales'), list('sales', 'Sales EMEA'));
    assert.deepEqual(await ids('Sales'), ['sales', 'b sales', 'sales emea']);
    assert.deepEqual(await ids('Sales', 2), ['sales', 'b sales']);
  });

  it('looks for every apostrophe, however it is typed', async () => {
    script(list(), list());
    await find('O’Neil');
    const names = ["O'Neil", 'O’Neil', 'OʻNeil', 'OʼNeil'];
    assert.equal(at.fake.asked[0]?.query.$search, names.map((name) => `"displayName:${name}"`).join(' OR '));
    assert.equal(
      at.fake.asked[1]?.query.$filter,
      names.map((name) => `startswith(displayName,'${name.replace("'", "''")}')`).join(' or '),
    );
  });

  it('reads on only until there are enough', async () => {
    let page = 0;
    script(
      () => ({
        body: {
          value: [{ id: `g${page}`, displayName: `Group ${page++}` }],
          '@odata.nextLink': `${at.fake.url}/v1.0/groups?$search=x&$skiptoken=${page}`,
        },
      }),
      list(),
    );
    assert.deepEqual(await ids('group', 3), ['g0', 'g1', 'g2']);
    assert.equal(page, 3);
    assert.equal(at.fake.asked.at(-1)?.headers.consistencylevel, 'eventual');
  });

  it('makes do with either', async () => {
    script({ status: 400 }, list('A'));
    assert.deepEqual(await ids('a'), ['a']);
    assert.deepEqual((await find('a')).unsearched, ['partsOfNames']);
  });

  it('leaves out what wasn’t asked for', async () => {
    script(list('Everybody', 'Sales', 'Finance'), list('Everybody', 'Field sales'));
    assert.deepEqual(await ids('sales'), ['sales', 'field sales']);
  });

  it('throws if both fail', async () => {
    script({ status: 403 }, { status: 400 });
    assert.equal((await problemFrom(find('x'))).kind, 'forbidden');
  });

  it('asks nothing for nothing', async () => {
    assert.deepEqual(await ids(' \u0000 '), []);
  });
});

describe('graph size of a group', () => {
  const at = useGraph();
  const USERS = `${ROUTE}/transitiveMembers/microsoft.graph.user`;
  const DEVICES = `${ROUTE}/transitiveMembers/microsoft.graph.device`;
  const size = () => at.api.directory.groupSize(guid(1));
  const counted = (count: number): Reply => ({ body: { '@odata.count': count, value: [] } });

  it('has Graph count users and devices in the same round', async () => {
    at.fake.get(USERS, counted(1234)).get(DEVICES, counted(0));
    assert.deepEqual(await size(), { users: 1234, devices: 0 });
    assert.equal(at.fake.exchanges.length, 1);
    for (const { query, headers } of at.fake.asked) {
      assert.deepEqual(query, { $count: 'true', $select: 'id', $top: '1' });
      assert.equal(headers.consistencylevel, 'eventual');
    }
  });

  it('counts the pages if Graph does not', async () => {
    const more = `${at.fake.url}${USERS}?$skiptoken=1`;
    at.fake.get(DEVICES, counted(2)).get(USERS, ({ query }) => {
      if (query.$skiptoken !== undefined) return { body: { value: [{ id: 'b' }, { id: 'c' }] } };
      const first = { value: [{ id: 'a' }, { id: 'b' }].slice(0, Number(query.$top)) };
      return { body: { ...first, '@odata.nextLink': more } };
    });
    assert.deepEqual(await size(), { users: 3, devices: 2 });
    assert.deepEqual(
      at.fake.asked.flatMap(({ path, query }) => (path === USERS ? [query.$top] : [])),
      ['1', '999', undefined],
    );
  });

  it('throws instead of returning a number if the pages do not end', async () => {
    at.fake.get(DEVICES, counted(2)).get(USERS, () => ({
      body: { value: [{ id: 'a' }], '@odata.nextLink': `${at.fake.url}${USERS}?$skiptoken=1` },
    }));
    assert.equal((await problemFrom(size())).kind, 'unreadable');
  });

  it('throws if either can’t be read', async () => {
    at.fake.get(USERS, counted(1)).get(DEVICES, { status: 403 });
    assert.equal((await problemFrom(size())).kind, 'forbidden');
  });
});
