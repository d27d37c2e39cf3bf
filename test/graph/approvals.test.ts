import assert from 'node:assert/strict';
import { useGraph } from './support/graph-fixture.ts';
import { problemFrom } from './support/problem-from.ts';

const ROUTE = '/beta/deviceManagement/operationApprovalRequests';

describe('graph requests for approval', () => {
  const at = useGraph();
  const state = (code = 'code-1') => at.api.approvals.state(code);
  const listed = (...value: object[]) => ({ body: { value } });

  it('reads how far a request is, by its code', async () => {
    const words = ['needsApproval', 'approved', 'rejected', 'cancelled', 'completed', 'expired'];
    at.fake.get(ROUTE, ...words.map((status) => listed({ id: 'x', requestId: 'code-1', status })));
    const read = [];
    for (const word of words) read.push([word, await state()]);
    assert.deepEqual(read, [
      ['needsApproval', 'waiting'],
      ['approved', 'approved'],
      ['rejected', 'rejected'],
      ['cancelled', 'canceled'],
      ['completed', 'completed'],
      ['expired', 'expired'],
    ]);
    assert.deepEqual(at.fake.asked[0]?.query, { $filter: "requestId eq 'code-1'" });
  });

  it('believes no other request, no word that it doesn’t know and no two at once', async () => {
    const approved = { id: 'code-2', status: 'approved' };
    const strange = [
      listed(approved),
      listed({ id: 'code-1', status: 'unknownFutureValue' }),
      listed({ id: 'code-1' }),
      listed({ id: 'code-1', status: 'approved' }, { requestId: 'CODE-1', status: 'rejected' }),
      listed(),
      { body: {} },
    ];
    at.fake.get(ROUTE, ...strange, listed(approved, { id: 'CODE-1', status: 'rejected' }));
    for (const answer of strange) assert.equal(await state(), undefined, JSON.stringify(answer));
    assert.equal(await state(), 'rejected');
  });

  const ROUTE_OF_ONE = `${ROUTE}/code-1`;
  const full = {
    id: 'CODE-1',
    status: 'needsApproval',
    requestor: { user: { id: 'AAAA', displayName: 'Omar' }, application: { id: 'app' } },
    approver: { application: { id: 'app', displayName: 'Sample' } },
    requiredOperationApprovalPolicyTypes: ['deviceWipe'],
    requestJustification: 'Stolen',
    requestDateTime: '2026-01-02T03:04:05Z',
    expirationDateTime: '9999-12-31T00:00:00Z',
    displayPayload: '[{"DeviceName":"PHONE","SerialNumber":"S-1"}]',
  };

  it('reads a request: who asked for what, why, about which device', async () => {
    at.fake.get(ROUTE_OF_ONE, { body: full }, { body: { ...full, id: 'other' } }, { status: 404 });
    assert.deepEqual(await at.api.approvals.one('code-1'), {
      id: 'CODE-1',
      state: 'waiting',
      requester: { kind: 'person', id: 'AAAA', name: 'Omar' },
      approver: { kind: 'application', id: 'app', name: 'Sample' },
      types: ['deviceWipe'],
      reason: 'Stolen',
      askedAt: '2026-01-02T03:04:05Z',
      expiresAt: undefined,
      device: { name: 'PHONE', serialNumber: 'S-1' },
    });
    assert.equal((await problemFrom(at.api.approvals.one('code-1'))).kind, 'unreadable');
    assert.equal(await at.api.approvals.one('code-1'), undefined);
  });

  it('takes no device from what isn’t one', async () => {
    const strange = [
      '',
      'x',
      '[]',
      '[{},{}]',
      '[{"DeviceName":1}]',
      '[[]]',
      'null',
      '[{"DeviceName":"A"},{"DeviceName":"B"}]',
    ];
    at.fake.get(ROUTE_OF_ONE, ...strange.map((displayPayload) => ({ body: { ...full, displayPayload } })));
    for (const displayPayload of strange)
      assert.equal((await at.api.approvals.one('code-1'))?.device, undefined, displayPayload);
  });

  it('lists what waits, also from a Graph that ignores the filter or refuses it, and says what it can’t read', async () => {
    const waiting = { id: 'a', status: 'needsApproval' };
    const nameless = { status: 'needsApproval' };
    at.fake.get(
      ROUTE,
      listed(waiting, { id: 'b', status: 'approved' }, { id: 'c' }),
      { status: 400 },
      listed(waiting),
      listed(waiting, nameless),
      listed(nameless),
    );
    const { items, unread } = await at.api.approvals.waiting();
    assert.deepEqual([items.map(({ id }) => id), unread], [['a'], undefined]);
    assert.deepEqual(at.fake.asked.at(-1)?.query, { $filter: "status eq 'needsApproval'" });
    assert.equal((await at.api.approvals.waiting()).items.length, 1);
    const some = await at.api.approvals.waiting();
    assert.deepEqual([some.items.length, some.unread?.kind], [1, 'unreadable']);
    assert.equal((await problemFrom(at.api.approvals.waiting())).kind, 'unreadable');
  });

  it('reads the policies, and none of which something is missing', async () => {
    const POLICIES = '/beta/deviceManagement/operationApprovalPolicies';
    const policy = {
      id: 'p',
      policyType: 'deviceWipe',
      policyPlatform: 'notApplicable',
      approverGroupIds: [],
    };
    const needed = ['id', 'policyType', 'approverGroupIds'];
    const lacking = needed.map((name) => listed({ ...policy, [name]: undefined }));
    at.fake.get(POLICIES, listed(policy, { ...policy, id: 'q', policyPlatform: 'macOS' }), ...lacking);
    assert.deepEqual(
      (await at.api.approvals.policies()).map(({ id, type, platform }) => [id, type, platform]),
      [
        ['p', 'deviceWipe', undefined],
        ['q', 'deviceWipe', 'macOS'],
      ],
    );
    for (const name of needed)
      assert.equal((await problemFrom(at.api.approvals.policies())).kind, 'unreadable', name);
  });

  it('throws if it can’t be read', async () => {
    at.fake.get(ROUTE, { status: 403 });
    assert.equal((await problemFrom(state())).kind, 'forbidden');
  });

  it('writes a code as text, whatever is in it', async () => {
    at.fake.get(ROUTE, listed());
    await state("x' or status eq 'approved");
    assert.deepEqual(at.fake.asked[0]?.query, { $filter: "requestId eq 'x'' or status eq ''approved'" });
  });
});
