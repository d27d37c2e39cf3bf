import assert from 'node:assert/strict';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';
import type { Asked, Reply } from '../support/fake-graph.ts';

const person = (n: number, displayName = `P${String(n).padStart(3, '0')}`) => ({
  id: guid(n),
  displayName,
  userPrincipalName: `p${n}@contoso.com`,
  mail: null,
});
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n));

describe('graph finding by name', () => {
  const at = useGraph();
  const find = (text: string, most = 25) => at.api.directory.findByName(text, most);
  const names = async (text: string, most?: number) =>
    (await find(text, most)).items.map(({ displayName }) => displayName);

  /** What the search answers, and what the filter does. */
  const script = (search: Reply | ((asked: Asked) => Reply), filter: Reply) =>
    at.fake.get('/v1.0/users', (asked) => {
      const reply = asked.query.$search === undefined ? filter : search;
      return typeof reply === 'function' ? reply(asked) : reply;
    });
  const none = { body: { '@odata.count': 0, value: [] } };

  it('asks search and filter in the same round', async () => {
    script(none, none);
    assert.deepEqual(await find('Ann'), { items: [], total: 0, exact: true, unsearched: [] });
    assert.equal(at.fake.exchanges.length, 1);
    const [search, filter] = at.fake.asked;
    assert.equal(search?.query.$search, '"displayName:Ann" OR "mail:Ann" OR "userPrincipalName:Ann"');
    assert.equal(
      filter?.query.$filter,
      "startswith(displayName,'Ann') or startswith(givenName,'Ann') or startswith(surname,'Ann')" +
        " or startswith(userPrincipalName,'Ann') or startswith(mail,'Ann')",
    );
    for (const { query, headers } of at.fake.asked) {
      assert.equal(query.$select, 'id,displayName,userPrincipalName,mail,department,givenName,surname');
      assert.deepEqual([query.$top, query.$count, headers.consistencylevel], ['25', 'true', 'eventual']);
    }
  });

  it('joins what the search and the filter found: either may lack somebody', async () => {
    script({ body: { value: [person(1)] } }, { body: { value: [person(2), person(1)] } });
    assert.deepEqual(await names('P0'), ['P001', 'P002']);
    const { total, exact, unsearched } = await find('P0');
    assert.deepEqual([total, exact, unsearched], [2, true, []]);
  });

  for (const [what, value] of [
    ['no record', [null]],
    ['a record without an id', [{ displayName: 'P000' }]],
  ] as const)
    it(`calls nothing searched that holds ${what}`, async () => {
      script({ body: { value } }, { body: { value } });
      const { items, unsearched } = await find('P0');
      assert.deepEqual([items, unsearched], [[], ['partsOfNames', 'beginningsOfNames']]);
    });

  it('takes the filter if the search has none', async () => {
    script(none, { body: { value: [person(2)] } });
    assert.deepEqual(await names('P0'), ['P002']);
  });

  it('takes the one if the other fails', async () => {
    script({ status: 400 }, { body: { value: [person(2)] } });
    assert.deepEqual(await names('P0'), ['P002']);
  });

  it('takes a search without hits if the filter fails', async () => {
    script(none, { status: 400 });
    assert.deepEqual(await names('P0'), []);
  });

  it('throws if both fail', async () => {
    script({ status: 403 }, { status: 400 });
    assert.equal((await problemFrom(find('P0'))).kind, 'forbidden');
  });

  it('looks for a typographic apostrophe as a plain one too', async () => {
    script(none, none);
    await find('O’Neil “Bo”');
    const [search, filter] = at.fake.asked;
    assert.match(search?.query.$search ?? '', /"displayName:O'Neil \\"Bo\\"".* OR "displayName:O’Neil “Bo”"/);
    assert.match(
      filter?.query.$filter ?? '',
      /startswith\(displayName,'O''Neil "Bo"'\).* or startswith\(displayName,'O’Neil “Bo”'\)/,
    );
  });

  it('asks nothing for nothing', async () => {
    assert.deepEqual(await find(' \u0000 '), { items: [], total: 0, exact: true, unsearched: [] });
  });

  it('puts exact names first, then goes by name, each person once', async () => {
    const value = [
      person(1, 'Anna'),
      person(2, 'Zed Ann'),
      person(3, 'ann'),
      person(1, 'Anna'),
      { displayName: 'no id' },
    ];
    script({ body: { value } }, none);
    assert.deepEqual(await names('Ann'), ['ann', 'Anna', 'Zed Ann']);
  });

  it('gives at most as many as asked and says how many there are', async () => {
    script(
      {
        body: {
          '@odata.count': 70,
          value: people(25),
          '@odata.nextLink': `${at.fake.url}/v1.0/users?$search=x`,
        },
      },
      none,
    );
    const { items, total, exact } = await find('P0', 10);
    assert.deepEqual([items.length, total, exact], [10, 70, true]);
    assert.equal(at.fake.exchanges.length, 1);
  });

  const of = (n: number, over: object) => ({ ...person(n, 'Sample'), ...over });
  for (const [typed, hits, others] of [
    ['holm', [{ displayName: 'Anna Holmström' }, { surname: 'Holm' }], [{ displayName: 'Hollander' }]],
    ['Jose Núñez', [{ displayName: 'José Nunez' }], [{ displayName: 'José Perez' }]],
    ['grosse', [{ displayName: 'Große, G.' }], [{ displayName: 'Gross' }]],
    ['O’Hara', [{ displayName: "O'Hara" }, { mail: 'ohara@contoso.com' }], [{ displayName: 'Harding' }]],
    ['kim lee', [{ displayName: 'Lee, Kim' }, { mail: 'kim.lee@contoso.com' }], [{ displayName: 'Kim' }]],
    ['山田', [{ displayName: '山田太郎' }], [{ displayName: '山口' }]],
  ] as const)
    it(`holds what Graph answers against what was typed: ${typed}`, async () => {
      const wanted = hits.map((one, n) => of(n, one));
      const foreign = others.map((one, n) => of(100 + n, one));
      script({ body: { value: [...foreign, ...wanted] } }, { body: { value: [...foreign, ...wanted] } });
      const { items, total, exact, unsearched } = await find(typed);
      assert.deepEqual(
        items.map(({ id }) => id).toSorted(),
        wanted.map(({ id }) => id),
      );
      assert.deepEqual([total, exact], [wanted.length, false], 'there may be more');
      assert.deepEqual(unsearched, ['partsOfNames', 'beginningsOfNames']);
    });

  it('never says that there is nobody if everybody but them was answered', async () => {
    const everybody = { body: { '@odata.count': 900, value: people(25) } };
    script(everybody, everybody);
    assert.deepEqual(await find('Holm'), {
      items: [],
      total: 0,
      exact: false,
      unsearched: ['partsOfNames', 'beginningsOfNames'],
    });
  });

  it('takes the filter’s if the search answers others alone', async () => {
    script({ body: { value: people(25) } }, { body: { value: [person(30, 'Holm')] } });
    assert.deepEqual(await names('Holm'), ['Holm']);
  });

  it('says what it could not search', async () => {
    const some = { body: { value: people(1) } };
    let now: { search: Reply; filter: Reply } = { search: none, filter: none };
    at.fake.get('/v1.0/users', ({ query }) => (query.$search === undefined ? now.filter : now.search));
    for (const [search, filter, unsearched] of [
      [{ status: 503 }, none, ['partsOfNames']],
      [{ status: 400 }, some, ['partsOfNames']],
      [none, { status: 403 }, ['beginningsOfNames']],
      [none, none, []],
    ] as const) {
      now = { search, filter };
      assert.deepEqual((await find('P0')).unsearched, unsearched);
    }
  });

  const paged = (pages: number, size: number, count?: number) => (asked: Asked) => {
    const page = Number(asked.query.$skiptoken ?? 0);
    const more = page + 1 < pages && `${at.fake.url}/v1.0/users?$search=x&$skiptoken=${page + 1}`;
    return {
      body: {
        value: people(pages * size).slice(page * size, (page + 1) * size),
        ...(count !== undefined && { '@odata.count': count }),
        ...(more && { '@odata.nextLink': more }),
      },
    };
  };

  it('reads on only until there are enough if Graph counts', async () => {
    script(paged(8, 1, 8), none);
    const { items, total, exact } = await find('P0', 3);
    assert.deepEqual([items.length, total, exact], [3, 8, true]);
    assert.equal(at.fake.exchanges.length, 3);
  });

  it('counts by the pages if Graph does not', async () => {
    script(paged(10, 2), none);
    const { items, total, exact } = await find('P0', 3);
    assert.deepEqual([items.length, total, exact], [3, 20, true]);
    assert.equal(at.fake.asked.at(-1)?.headers.consistencylevel, 'eventual');
  });

  it('stops counting after ten pages and says so', async () => {
    script(paged(11, 2), none);
    const { total, exact } = await find('P0', 3);
    assert.deepEqual([total, exact], [20, false]);
  });
});

describe('graph finding by mail', () => {
  const at = useGraph();
  const find = () => at.api.directory.findByMail("o'neil@contoso.com");
  const script = (mail: Reply, other: Reply) =>
    at.fake.get('/v1.0/users', ({ query }) => (query.$filter?.startsWith('mail') ? mail : other));
  const primary = (n: number) => ({ ...person(n), mail: "O'Neil@contoso.com" });
  const another = (n: number, kind = 'smtp') => ({
    ...person(n),
    proxyAddresses: ['SMTP:p@contoso.com', `${kind}:o'neil@contoso.com`],
  });

  it('looks at the primary address and at the others in the same round', async () => {
    script({ body: { value: [primary(1)] } }, { body: { value: [another(1), another(2)] } });
    assert.deepEqual(
      (await find()).items.map(({ id }) => id),
      [guid(1), guid(2)],
    );
    const [mail, other] = at.fake.asked;
    assert.equal(mail?.query.$filter, "mail eq 'o''neil@contoso.com'");
    assert.equal(other?.query.$filter, "proxyAddresses/any(p:p eq 'smtp:o''neil@contoso.com')");
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('makes do with either', async () => {
    script({ body: { value: [primary(1)] } }, { status: 400 });
    assert.deepEqual([(await find()).total, (await find()).unsearched], [1, ['addresses']]);
  });

  it('throws if both fail', async () => {
    script({ status: 403 }, { status: 400 });
    assert.equal((await problemFrom(find())).kind, 'forbidden');
  });

  it('leaves out whoever has another address, and doesn’t say that there is nobody', async () => {
    const everybody = { body: { value: [person(3), another(2), person(4), another(5, 'x500')] } };
    script(everybody, everybody);
    const { items, exact, unsearched } = await find();
    assert.deepEqual([items.map(({ id }) => id), exact, unsearched], [[guid(2)], false, ['addresses']]);
  });

  it('asks nothing for nothing', async () => {
    assert.deepEqual(await at.api.directory.findByMail(' '), {
      items: [],
      total: 0,
      exact: true,
      unsearched: [],
    });
  });
});
