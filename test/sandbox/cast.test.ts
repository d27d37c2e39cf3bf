import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCast } from '../../sandbox/cast.ts';
import { temporaryFolder } from '../support/fixture.ts';
import { tenantId, user } from './support/tenant.ts';

async function castOf(content: object) {
  const file = join(await temporaryFolder(), 'tenant.json');
  await writeFile(file, `\uFEFF${JSON.stringify({ tenantId, ...content })}`);
  return readCast(file);
}

describe('sandbox: whom the chat page can play', () => {
  const users = [
    { id: user(1), displayName: 'Sample One', userPrincipalName: 'one@contoso.com' },
    { id: user(2), displayName: null },
  ];

  it('is nobody where the file has nothing', async () => {
    const nothing = { people: [], pairs: [], teams: [] };
    assert.deepEqual(await castOf({}), nothing);
    assert.deepEqual(await castOf({ users: null, cast: null, pairs: null, teams: null }), nothing);
  });

  it('is everybody, or the file’s cast, with ids in any case', async () => {
    const { people } = await castOf({ users });
    assert.deepEqual(people, [
      { id: user(1), name: 'Sample One', userPrincipalName: 'one@contoso.com' },
      { id: user(2), name: user(2), userPrincipalName: user(2) },
    ]);
    const { people: cast } = await castOf({ users, cast: [{ id: user(1).toUpperCase(), says: 'x' }] });
    assert.deepEqual(
      cast.map(({ id, says }) => [id, says]),
      [[user(1), 'x']],
    );
  });

  it('is in teams that may have no channels yet, nor names', async () => {
    const { teams } = await castOf({
      teams: [{ id: 'team' }, { id: 'other', channels: [{ id: 'channel' }] }],
    });
    assert.deepEqual(teams, [
      { id: 'team', threadId: 'team', displayName: 'team', channels: [] },
      {
        id: 'other',
        threadId: 'other',
        displayName: 'other',
        channels: [{ id: 'channel', displayName: 'channel', membershipType: 'standard' }],
      },
    ]);
  });
});
