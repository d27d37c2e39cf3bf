import assert from 'node:assert/strict';
import { CALL_PERMISSIONS } from '../../bot/graph/permissions.ts';
import { routeOf } from '../../bot/graph/route.ts';
import { guid } from './support/graph-fixture.ts';

describe('route of a call', () => {
  it('is the table’s, whatever the ids', () => {
    for (const { method, path } of CALL_PERMISSIONS) {
      const url = path.replaceAll('{action}', 'remoteLock').replace(/\{\w+\}/g, guid(7));
      assert.equal(routeOf(method, `${url}?$select=id`), `${method} ${path}`);
    }
  });

  it('has no address in it, and takes a key in brackets for a segment', () => {
    assert.equal(
      routeOf('GET', "/users('noa.o%27brien@contoso.example')/manager"),
      'GET /users/{id}/manager',
    );
    assert.equal(routeOf('GET', '/users/aino%40contoso.example?$select=id'), 'GET /users/{id}');
    assert.equal(routeOf('POST', '/$batch'), 'POST /$batch');
  });

  it('is one word for all that is not listed', () => {
    for (const url of ['/me', '/users/1/messages', '/users/%', '/', ''])
      assert.equal(routeOf('DELETE', url), 'other', url);
  });
});
