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
