import assert from 'node:assert/strict';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';

const ROUTE = `/v1.0/users/${guid(1)}`;

describe('graph errors', () => {
  const at = useGraph();
  const read = () => problemFrom(at.api.directory.speaker(guid(1)));
  const graphError = (code: string, message: string) => ({ error: { code, message } });

  const kinds = [
    [400, 'badRequest'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [405, 'badRequest'],
    [409, 'conflict'],
    [412, 'conflict'],
    [418, 'badRequest'],
    [429, 'throttled'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [302, 'unavailable'],
  ] as const;
  for (const [status, kind] of kinds) {
    it(`takes ${status} as ${kind}`, async () => {
      at.fake.get(ROUTE, { status });
      const problem = await read();
      assert.equal(problem.kind, kind);
      assert.equal(problem.status, status);
    });
  }

  const special = [
    [403, 'ApprovalRequired', 'Multi admin approval', 'approvalRequired'],
    [403, 'Forbidden', 'ApprovalRequired: send a justification', 'approvalRequired'],
    [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'Neither tenant is B2C', 'license'],
    [403, 'AadPremiumLicenseRequired', '', 'license'],
    [403, 'Forbidden_LicensingError', '', 'license'],
    [400, 'BadRequest', 'The tenant does not have a license for this', 'license'],
    [403, 'Forbidden', 'User is not licensed', 'license'],
    [400, 'BadRequest', "Could not find a property named 'licenseDetailz' on type 'user'", 'badRequest'],
    [404, 'NotFound', 'no license', 'notFound'],
    [403, 'Forbidden', 'Insufficient privileges', 'forbidden'],
  ] as const;
  for (const [status, code, message, kind] of special) {
    it(`takes ${status} ${code} ${message} as ${kind}`, async () => {
      at.fake.get(ROUTE, { status, body: graphError(code, message) });
      assert.equal((await read()).kind, kind);
    });
  }

  it('keeps code, words and request id', async () => {
    const innerError = { 'request-id': 'inner', date: '2026-01-01T00:00:00' };
    const error = { code: 'Request_ResourceNotFound', message: 'gone', innerError };
    at.fake.get(ROUTE, { status: 404, headers: { 'request-id': 'header' }, body: { error } });
    const { code, detail, requestId } = await read();
    assert.deepEqual(
      { code, detail, requestId },
      { code: 'Request_ResourceNotFound', detail: 'gone', requestId: 'inner' },
    );
  });

  it('takes the request id of the header if there is no other', async () => {
    at.fake.get(ROUTE, { status: 404, headers: { 'request-id': 'header' } });
    assert.equal((await read()).requestId, 'header');
  });

  it("digs Intune's own error out of the message of an UnknownError", async () => {
    const message = JSON.stringify({
      _version: 3,
      Message: 'no such device',
      ErrorCode: 'DeviceNotFound',
      RetryAfter: null,
    });
    at.fake.get(ROUTE, { status: 400, body: graphError('UnknownError', message) });
    const { code, detail } = await read();
    assert.deepEqual({ code, detail }, { code: 'DeviceNotFound', detail: 'no such device' });
  });

  it('finds an approval that is asked for deep inside', async () => {
    const innermost = JSON.stringify({ Message: 'not yet', CustomApiErrorPhrase: 'ApprovalRequired' });
    const message = JSON.stringify({ Message: innermost, ErrorCode: 'Forbidden', CustomApiErrorPhrase: '' });
    at.fake.get(ROUTE, { status: 403, body: graphError('UnknownError', message) });
    const { kind, detail } = await read();
    assert.deepEqual({ kind, detail }, { kind: 'approvalRequired', detail: 'not yet' });
  });

  it('keeps a message that only looks like JSON as it is', async () => {
    const messages = ['{not json', '{"other": 1}', '{"Message": 7}'];
    at.fake.get(
      ROUTE,
      ...messages.map((message) => ({ status: 400, body: graphError('UnknownError', message) })),
    );
    for (const message of messages) assert.equal((await read()).detail, message);
  });

  for (const body of [
    '<html>Bad gateway</html>',
    '[]',
    'null',
    '{"error": "text"}',
    '{"error": {"code": 5}}',
    '',
  ]) {
    it(`makes do with ${JSON.stringify(body)} as the body of a failure`, async () => {
      at.fake.get(ROUTE, { status: 400, body });
      const problem = await read();
      assert.equal(problem.kind, 'badRequest');
      assert.equal(problem.code, undefined);
    });
  }

  for (const body of ['<html>Sign in</html>', '[]', 'null', '', '{}', '{"id": null}', '{"id": 5}']) {
    it(`takes ${JSON.stringify(body)} with status 200 as no answer`, async () => {
      at.fake.get(ROUTE, { body });
      assert.equal((await read()).kind, 'unreadable');
    });
  }

  it('takes a list without a list as no answer', async () => {
    at.fake.get(`${ROUTE}/managedDevices`, { body: { value: null } });
    assert.equal((await problemFrom(at.api.devices.ofPerson(guid(1)))).kind, 'unreadable');
  });
});

describe('graph readiness', () => {
  const at = useGraph();

  for (const status of [200, 401, 404]) {
    it(`is reachable if it answers ${status}, asked without a token`, async () => {
      at.fake.get('/v1.0/', { status });
      await at.graph.ping(AbortSignal.timeout(1000));
      assert.equal(at.fake.exchanges[0]?.headers.authorization, undefined);
    });
  }

  it('is not if it answers 500, drops the connection or is silent', async () => {
    at.fake.get('/v1.0/', { status: 500 }, 'lost', 'silent');
    const kinds = [];
    for (let i = 0; i < 3; i++) kinds.push((await problemFrom(at.graph.ping(AbortSignal.timeout(100)))).kind);
    assert.deepEqual(kinds, ['unavailable', 'connection', 'timeout']);
  });
});
