import assert from 'node:assert/strict';
import { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { Where } from '../../../bot/helpdesk/actions/where.ts';
import { en } from '../../../bot/locales/en.ts';
import { NOT_HERE } from '../../../scripts/docs/not-here.ts';
import { remoteActions } from '../../../sandbox/graph/actions/catalogue.ts';

type Platform = Where['platform'];

/** Each action's name in the Intune admin center, and its platforms, as the sandbox's rows have them from Microsoft's page. */
const portal = new Map<string, Set<Platform>>();
for (const row of Object.values(remoteActions))
  for (const [title, platforms] of Object.entries(row.portal))
    portal.set(title, new Set([...(portal.get(title) ?? []), ...platforms]));

describe('the actions of the Intune admin center', () => {
  const here = new Map<string, Set<Platform>>();
  for (const { id, works } of catalogue)
    for (const { platform } of works) {
      const title = en.actions.title(id, [{ operatingSystem: platform }]);
      here.set(title, (here.get(title) ?? new Set()).add(platform));
    }

  for (const [title, platforms] of portal)
    it(`${title} is here on its platforms`, () =>
      assert.deepEqual([...(here.get(title) ?? [])].toSorted(), [...platforms].toSorted()));

  it('are all that is here', () =>
    assert.deepEqual(
      [...here.keys()].filter((title) => !portal.has(title)),
      [],
    ));

  it('are named with the reason if they aren’t here', () => {
    for (const { title, reason } of NOT_HERE) {
      assert.equal(here.get(title), undefined, `${title} is here: take it off the list`);
      assert.ok(reason.length > 20, title);
    }
  });
});
