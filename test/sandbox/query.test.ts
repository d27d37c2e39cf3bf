import assert from 'node:assert/strict';
import { eventual, managed, start, tenant, user, type Caller } from './support/tenant.ts';

describe('sandbox: queries', () => {
  let graph: Caller;
  before(async () => void (graph = await start()));
  after(() => graph.sandbox.close());

  const found = async (path: string, headers?: Record<string, string>): Promise<unknown[]> => {
    const { status, body } = await graph.get(path, headers);
    assert.equal(status, 200, `${path}: ${JSON.stringify(body)}`);
    return body.value.map((item) => Number(item.id.slice(-2)));
  };
  const filter = (text: string, set = 'users'): Promise<unknown[]> =>
    found(`/v1.0/${set}?$count=true&$filter=${encodeURIComponent(text)}`, eventual);
  const search = (text: string): Promise<unknown[]> =>
    found(`/v1.0/users?$search=${encodeURIComponent(text)}`, eventual);

  it('filters', async () => {
    assert.deepEqual(await filter("department eq 'sales'"), [1, 3]);
    assert.deepEqual(await filter("department ne 'Sales'"), [2, 4]);
    assert.deepEqual(await filter('department eq null'), [4]);
    assert.deepEqual(await filter("userPrincipalName eq 'O''Brien@contoso.com'"), [2]);
    assert.deepEqual(
      await filter("startswith(displayName,'a') and not (startswith(displayName,'alex'))"),
      [3],
    );
    assert.deepEqual(
      await filter("startswith(displayName,'Z') or accountEnabled eq false and department eq 'IT'"),
      [1, 2],
    );
    assert.deepEqual(await filter("endswith(mail,'@CONTOSO.com')"), [1, 2, 4]);
    assert.deepEqual(await filter("proxyAddresses/any(p:p eq 'smtp:Alias3@contoso.com')"), [3]);
    assert.deepEqual(await filter("proxyAddresses/any(x:startswith(x,'smtp:zoe'))"), [1]);
    assert.deepEqual(await filter(`id in ('${user(1)}', '${user(4)}')`), [1, 4]);
    assert.deepEqual(await filter('proxyAddresses/$count eq 2'), [1, 2, 3, 4]);
    const devices = 'deviceManagement/managedDevices';
    assert.deepEqual(await filter("contains(deviceName,'dow')", devices), [1]);
    assert.deepEqual(await filter('lastSyncDateTime ge 2024-01-01T00:00:00Z', devices), [1, 2, 3]);
    assert.deepEqual(await filter('lastSyncDateTime lt 2023-12-31', devices), []);
    assert.deepEqual(
      await filter("operatingSystem eq 'macOS' and complianceState eq 'compliant'", devices),
      [2],
    );
  });

  it('refuses an invalid filter', async () => {
    for (const text of [
      "displayName eq 'a' and",
      "displayName like 'a'",
      "displayName eq 'a",
      '(a eq 1',
      "startswith('a')",
    ]) {
      const { status, body } = await graph.get(`/v1.0/users?$filter=${encodeURIComponent(text)}`);
      assert.equal(status, 400, text);
      assert.equal(body.error.code, 'BadRequest', text);
    }
  });

  it('requires ConsistencyLevel if the directory does', async () => {
    for (const query of [
      '$search="displayName:zoe"',
      "$filter=endswith(mail,'x')",
      "$filter=department ne 'x'",
      "$filter=startswith(displayName,'a')&$orderby=displayName",
      "$filter=contains(displayName,'a')",
    ]) {
      const { status, body } = await graph.get(`/v1.0/users?${query}`);
      assert.equal(status, 400, query);
      assert.equal(body.error.code, 'Request_UnsupportedQuery', query);
    }
    assert.equal('@odata.count' in (await graph.get('/v1.0/users?$count=true')).body, false);
    assert.equal((await graph.get('/v1.0/users?$count=true', eventual)).body['@odata.count'], 4);
    assert.equal((await graph.get('/v1.0/users/$count', eventual)).body, 4);
  });

  it('searches by the start of words, without case and accents', async () => {
    assert.deepEqual(await search('"displayName:zoe ang"'), [1]);
    assert.deepEqual(await search('"displayName:ÅNG"'), [1]);
    assert.deepEqual(await search('"displayName:ngst"'), []);
    assert.deepEqual(await search('"displayName:zoe" OR "mail:o\'brien"'), [1, 2]);
    assert.deepEqual(await search('"displayName:a" AND "mail:alex"'), [4]);
    assert.deepEqual(await search('"displayName:wilber \\"(admin"'), [4]);
    for (const text of [
      'displayName:zoe',
      '"zoe"',
      '"displayName:zoe" "mail:x"',
      '"displayName:zoe" OR',
      'OR "a:b"',
    ]) {
      const { status } = await graph.get(`/v1.0/users?$search=${encodeURIComponent(text)}`, eventual);
      assert.equal(status, text === '"displayName:zoe" "mail:x"' ? 200 : 400, text);
    }
    assert.equal(
      (await graph.get('/v1.0/deviceManagement/managedDevices?$search="x:y"', eventual)).status,
      400,
    );
  });

  it('sorts, and refuses what it doesn’t know', async () => {
    assert.deepEqual(await found('/v1.0/users?$orderby=displayName desc'), [1, 2, 4, 3]);
    for (const query of ['$nonsense=1', '$top=x', '$top=1000', '$orderby=a b c', '$count=maybe', '$skip=1']) {
      assert.equal((await graph.get(`/v1.0/users?${query}`)).status, 400, query);
    }
    assert.equal((await graph.get(`/v1.0/users/${user(1)}?$top=1`)).status, 400);
    assert.equal((await graph.get('/v1.0/users?api-version=1')).status, 200);
  });

  it('pages by absolute links', async () => {
    const first = await graph.get('/v1.0/users?$top=3&$select=id&$count=true', eventual);
    assert.equal(first.body.value.length, 3);
    assert.equal(first.body['@odata.count'], 4);
    const link = first.body['@odata.nextLink'] ?? '';
    assert.ok(link.startsWith(`${graph.sandbox.url}/v1.0/users?`));
    const second = await graph.get(link, eventual);
    assert.deepEqual(second.body.value, [{ id: user(4) }]);
    assert.equal('@odata.nextLink' in second.body, false);
  });

  it('pages by its own limit if it is told to', async () => {
    const own = await start({ maxPageSize: 2 });
    const seen: string[] = [];
    let path: string | undefined = '/v1.0/deviceManagement/managedDevices?$top=50&$select=id';
    while (path !== undefined) {
      const { body } = await own.get(path);
      seen.push(...body.value.map((item) => item.id));
      path = body['@odata.nextLink'];
    }
    assert.deepEqual(seen, [managed(1), managed(2), managed(3)]);
    own.sandbox.control.pageSize(1);
    assert.equal((await own.get('/v1.0/users')).body.value.length, 1);
    await own.sandbox.close();
  });

  it('gives the same answers in a big tenant, which uses indexes', async () => {
    const data = tenant();
    const [model] = data.users;
    for (let n = 5; n < 1500; n++) {
      data.users.push({
        ...model,
        id: user(n),
        displayName: `Person ${n}`,
        userPrincipalName: `p${n}@contoso.com`,
        mail: null,
        proxyAddresses: [],
      });
    }
    const own = await start({ data });
    const ids = async (query: string): Promise<unknown[]> =>
      (await own.get(`/v1.0/users?$count=true&$top=500&${query}`, eventual)).body.value.map(
        (item) => item.id,
      );
    assert.deepEqual(await ids('$search="displayName:person 1234"'), [user(1234)]);
    assert.deepEqual(await ids('$search="displayName:zoe" OR "mail:alex"'), [user(1), user(4)]);
    assert.equal((await ids("$filter=startswith(displayName,'person 12')")).length, 111);
    assert.deepEqual(
      await ids("$filter=proxyAddresses/any(p:p eq 'smtp:alias3@contoso.com') or mail eq 'zoe@contoso.com'"),
      [user(1), user(3)],
    );
    assert.deepEqual(await ids(`$filter=id in ('${user(700)}','${user(2)}') and department eq 'Sales'`), [
      user(700),
    ]);
    assert.equal((await ids('$filter=mail eq null')).length, 500);
    await own.sandbox.close();
  });
});
