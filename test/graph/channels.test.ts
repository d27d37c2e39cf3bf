import assert from 'node:assert/strict';
import { guid, useGraph } from './support/graph-fixture.ts';
import { problemFrom } from './support/problem-from.ts';

const TEAM = guid(1);
const CHANNEL = '19:helpdesk-admins@thread.tacv2';
const ROUTE = `/v1.0/teams/${TEAM}/channels/19%3Ahelpdesk-admins%40thread.tacv2`;

describe('graph channels', () => {
  const at = useGraph();
  const channel = (id = CHANNEL) => at.api.channels.channel(TEAM, id);
  const members = (id = CHANNEL) => at.api.channels.members(TEAM, id);

  it('reads of a channel what kind it is', async () => {
    at.fake.get(
      ROUTE,
      { body: { id: CHANNEL, membershipType: 'private' } },
      { body: { id: CHANNEL, membershipType: null } },
    );
    assert.deepEqual(await channel(), { membershipType: 'private' });
    assert.deepEqual(await channel(), { membershipType: undefined });
    assert.deepEqual(at.fake.asked[0]?.query, { $select: 'id,membershipType' });
  });

  it('finds no channel if there is none', async () => {
    at.fake.get(ROUTE, { status: 404 });
    assert.equal(await channel(), undefined);
    for (const none of ['', '..', 'a/b']) assert.equal(await channel(none), undefined);
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('throws if it can’t be read', async () => {
    at.fake.get(ROUTE, { status: 403 });
    assert.equal((await problemFrom(channel())).kind, 'forbidden');
  });

  it('reads everyone in it, page by page, and skips members without an Entra id', async () => {
    const list = `${ROUTE}/allMembers`;
    at.fake.get(
      list,
      () => ({
        body: {
          value: [{ userId: guid(2) }, { userId: null }, { id: 'bot' }],
          '@odata.nextLink': `${at.fake.url}${list}?$skiptoken=1`,
        },
      }),
      { body: { value: [{ userId: guid(3) }, { userId: guid(2) }] } },
    );
    assert.deepEqual(await members(), new Set([guid(2), guid(3)]));
  });

  it('throws if the members can’t all be read', async () => {
    const list = `${ROUTE}/allMembers`;
    at.fake.get(list, { status: 404 }, { body: {} }, () => ({
      body: { value: [{ userId: guid(2) }], '@odata.nextLink': `${at.fake.url}/v1.0/gone` },
    }));
    at.fake.get('/v1.0/gone', { status: 403 });
    assert.equal((await problemFrom(members())).kind, 'notFound');
    assert.equal((await problemFrom(members())).kind, 'unreadable');
    assert.equal((await problemFrom(members())).kind, 'forbidden');
    assert.equal((await problemFrom(members('a/b'))).kind, 'notFound');
  });
});
