import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { neededPermissions } from '../../bot/permissions/needed.ts';

const setup = readFileSync(new URL('../../docs/setup.md', import.meta.url), 'utf8');

describe('docs/setup.md', () => {
  it('grants a managed identity what is needed, no more and no less', () => {
    const [, list = ''] = /^\$names = @\(\n(.*?)^\)/ms.exec(setup) ?? [];
    const names = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name);
    assert.deepEqual(
      names,
      neededPermissions('application').map(({ name }) => name),
    );
  });

  it('sets the version of the tokens before the URI that Entra refuses without it', () => {
    const version = setup.indexOf('set `requestedAccessTokenVersion` to 2');
    const uri = setup.indexOf('Application ID URI: `api://botid-`');
    assert.ok(version > 0 && version < uri);
    assert.equal(setup.split('requestedAccessTokenVersion').length, 2, 'it is set in one step alone');
  });

  it('says what nobody has tried on a tenant', () => {
    const untried = setup.slice(setup.indexOf('### What nobody has tried'), setup.indexOf('## 4.'));
    assert.match(untried, /two registrations/);
    assert.match(untried, /insists on one registration/);
  });
});
