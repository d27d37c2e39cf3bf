import assert from 'node:assert/strict';
import {
  assignment,
  group,
  innerMessage,
  managed,
  role,
  start,
  tenantId,
  tokenOf,
  user,
  type Answer,
  type Caller,
} from './support/tenant.ts';

const at = `/v1.0/deviceManagement/managedDevices/${managed(1)}`;
const assignments = '/beta/deviceManagement/roleAssignments';
const requests = '/beta/deviceManagement/operationApprovalRequests';
const DAY = 86_400;

describe('sandbox: Multi Admin Approval', () => {
  let graph: Caller;
  beforeEach(async () => void (graph = await start()));
  afterEach(() => graph.sandbox.close());

  const because = (text: string) => ({
    'x-msft-approval-justification': Buffer.from(text).toString('base64'),
  });
  const withCode = (code: string) => ({ 'x-msft-approval-code': code });
  const wipe = (code?: string, body?: object): Promise<Answer> =>
    graph.post(`${at}/wipe`, body, code === undefined ? because('Kadonnut, “lost”') : withCode(code));
  const codeOf = ({ headers }: Answer): string => headers.get('x-msft-approval-code') ?? '';
  const as = (personId: string) => ({ Authorization: `Bearer ${tokenOf({ tid: tenantId, oid: personId })}` });
  const statusOf = async (code: string) => {
    const { body } = await graph.get(`${requests}?$filter=requestId eq '${code}'`);
    assert.equal(body.value.length, 1);
    return body.value[0]?.status;
  };

  it('refuses an action until another administrator approves it, then lets it pass once', async () => {
    const { control } = graph.sandbox;
    control.script('*', '*', { approval: true });
    const refused = await wipe();
    assert.equal(refused.status, 403);
    assert.match(innerMessage(refused), /^ApprovalRequired/);
    const [asked] = control.approvals();
    assert.deepEqual(asked, {
      code: codeOf(refused),
      deviceId: managed(1),
      action: 'wipe',
      justification: 'Kadonnut, “lost”',
      state: 'waiting',
    });
    assert.equal(codeOf(await wipe(asked.code)), asked.code);
    assert.equal((await graph.get(at)).body.managementState, 'managed');
    control.approve(asked.code);
    assert.equal((await wipe(asked.code)).status, 204);
    assert.equal((await graph.get(at)).body.managementState, 'wipePending');
    assert.deepEqual(control.approvals(), []);
    // it was good once
    const again = await wipe(asked.code);
    assert.equal(again.status, 403);
    assert.doesNotMatch(innerMessage(again), /ApprovalRequired/);
    assert.deepEqual(control.approvals(), []);
  });

  it('refuses both headers together, neither of them, and a justification that isn’t base64', async () => {
    graph.sandbox.control.script('*', '*', { approval: true });
    const code = codeOf(await wipe());
    graph.sandbox.control.approve(code);
    const both = await graph.post(`${at}/wipe`, undefined, { ...because('x'), ...withCode(code) });
    assert.equal(both.status, 400);
    const neither = await graph.post(`${at}/wipe`);
    assert.equal(neither.status, 403);
    assert.equal(codeOf(neither), '');
    const plain = await graph.post(`${at}/wipe`, undefined, {
      'x-msft-approval-justification': 'not base64',
    });
    assert.equal(plain.status, 400);
    assert.equal((await graph.get(at)).body.managementState, 'managed');
    // the approval is still there
    assert.equal((await wipe(code)).status, 204);
  });

  it('lets an approval pass only the same call of the same person', async () => {
    graph.sandbox.control.script('*', '*', { approval: true });
    const code = codeOf(await wipe());
    graph.sandbox.control.approve(code);
    for (const other of [
      await graph.post(`${at}/retire`, undefined, withCode(code)),
      await wipe(code, { keepUserData: true }),
      await graph.post(`/v1.0/deviceManagement/managedDevices/${managed(2)}/wipe`, undefined, withCode(code)),
      await graph.post(`${at}/wipe`, undefined, { ...withCode(code), ...as(user(2)) }),
      await wipe('invented'),
    ]) {
      assert.equal(other.status, 403);
      assert.doesNotMatch(innerMessage(other), /ApprovalRequired/);
    }
    assert.equal((await wipe(code)).status, 204);
  });

  it('says that it was rejected or canceled', async () => {
    graph.sandbox.control.script(managed(1), 'wipe', { approval: true });
    for (const [decide, status] of [
      ['reject', 'rejected'],
      ['cancel', 'cancelled'],
    ] as const) {
      const code = codeOf(await wipe());
      graph.sandbox.control[decide](code);
      const refused = await wipe(code);
      assert.equal(refused.status, 403);
      assert.match(innerMessage(refused), /rejected|canceled/);
      assert.doesNotMatch(innerMessage(refused), /ApprovalRequired/);
      assert.equal(await statusOf(code), status);
    }
    assert.throws(() => graph.sandbox.control.approve('nonsense'), /no request with the code/);
  });

  it('is approved or rejected after the seconds that the script says', async () => {
    const { control } = graph.sandbox;
    control.script(managed(1), 'wipe', { approval: true, approvedAfter: 30 });
    control.script(managed(1), 'retire', { approval: true, rejectedAfter: 30 });
    const code = codeOf(await wipe());
    const other = codeOf(await graph.post(`${at}/retire`, undefined, because('x')));
    graph.pass(29);
    assert.equal((await wipe(code)).status, 403);
    graph.pass(1);
    assert.equal((await wipe(code)).status, 204);
    const rejected = await graph.post(`${at}/retire`, undefined, withCode(other));
    assert.match(innerMessage(rejected), /rejected/);
  });

  it('lives for three days, waiting or approved', async () => {
    graph.sandbox.control.script('*', '*', { approval: true });
    const waiting = codeOf(await wipe());
    const approved = codeOf(await graph.post(`${at}/retire`, undefined, because('x')));
    graph.sandbox.control.approve(approved);
    graph.pass(3 * DAY - 1);
    assert.deepEqual([await statusOf(waiting), await statusOf(approved)], ['needsApproval', 'approved']);
    graph.pass(1);
    assert.deepEqual([await statusOf(waiting), await statusOf(approved)], ['expired', 'expired']);
    const late = await graph.post(`${at}/retire`, undefined, withCode(approved));
    assert.equal(late.status, 403);
    assert.match(innerMessage(late), /expired/);
  });

  describe('of role assignments', () => {
    const bound = { 'roleDefinition@odata.bind': `x/roleDefinitions('${role(2)}')` };
    const body = { ...bound, displayName: 'New', members: [group(3)] };
    const one = `${assignments}/${assignment(1)}`;
    const attempts: [string, string, string, object | undefined, string][] = [
      ['a new one', 'POST', assignments, body, 'createRoleAssignment'],
      ['a change', 'PATCH', one, { members: [group(2)] }, 'changeRoleAssignment'],
      ['a removal', 'DELETE', one, undefined, 'deleteRoleAssignment'],
    ];
    for (const [name, method, path, sent, action] of attempts)
      it(`holds ${name} until it is approved, for people and applications`, async () => {
        const { control, tenant } = graph.sandbox;
        const before = JSON.stringify(tenant.data.roleDefinitions);
        control.protectRoles({ approval: true });
        const callers: Record<string, string>[] = [
          {},
          { Authorization: `Bearer ${tokenOf({ tid: tenantId, appid: 'app' })}` },
        ];
        for (const caller of callers) {
          const refused = await graph.call(method, path, sent, { ...because('Ticket 1'), ...caller });
          assert.equal(refused.status, 403);
          assert.match(innerMessage(refused), /^ApprovalRequired/);
          assert.equal(control.approvals().at(-1)?.action, action);
          assert.equal(JSON.stringify(tenant.data.roleDefinitions), before);
        }
        const [mine] = control.approvals();
        control.approve(mine?.code ?? '');
        const passed = await graph.call(method, path, sent, withCode(mine?.code ?? ''));
        assert.ok(passed.status < 300);
        assert.notEqual(JSON.stringify(tenant.data.roleDefinitions), before);
        control.protectRoles(undefined);
        assert.ok((await graph.call('POST', assignments, { ...body, displayName: 'Free' })).status < 300);
      });
  });

  describe('decided through Graph', () => {
    const decide = (code: string, verb: string, who: string, sent: object = { justification: 'Seen' }) =>
      graph.post(`${requests}/${code}/${verb}`, sent, as(who));

    it('takes a member of the approver group, never the requester, an outsider or an application', async () => {
      const { control } = graph.sandbox;
      control.script('*', '*', { approval: true, approverGroupIds: [group(3)] });
      const asked = await graph.post(`${at}/wipe`, undefined, { ...because('x'), ...as(user(1)) });
      const code = codeOf(asked);
      assert.equal((await decide(code, 'approve', user(1))).status, 403);
      assert.equal((await decide(code, 'approve', user(3))).status, 403);
      const app = { Authorization: `Bearer ${tokenOf({ tid: tenantId, appid: 'app' })}` };
      assert.equal(
        (await graph.post(`${requests}/${code}/approve`, { justification: 'x' }, app)).status,
        403,
      );
      assert.equal(await statusOf(code), 'needsApproval');
      assert.equal((await decide(code, 'approve', user(2), {})).status, 400);
      assert.equal((await decide(code, 'approve', user(2))).status, 200);
      assert.equal(await statusOf(code), 'approved');
      // what is decided stays decided
      assert.equal((await decide(code, 'reject', user(2))).status, 400);
      const passed = await graph.post(`${at}/wipe`, undefined, { ...withCode(code), ...as(user(1)) });
      assert.equal(passed.status, 204);
      assert.equal(await statusOf(code), 'completed');
    });

    it('is asked by a policy of the tenant’s, which names who decides', async () => {
      const { tenant } = graph.sandbox;
      tenant.data.nav['deviceManagement/operationApprovalPolicies'] = [
        { id: 'p', policyType: 'deviceWipe', approverGroupIds: [group(3)] },
      ];
      const policies = await graph.get('/beta/deviceManagement/operationApprovalPolicies');
      assert.deepEqual(
        policies.body.value.map(({ id }) => id),
        ['p'],
      );
      assert.equal((await graph.get('/v1.0/deviceManagement/operationApprovalPolicies')).status, 400);
      const asked = await graph.post(`${at}/wipe`, undefined, { ...because('x'), ...as(user(1)) });
      const code = codeOf(asked);
      const { body } = await graph.get(`${requests}/${code}`);
      const one = body as unknown as Record<string, unknown>;
      assert.deepEqual(one.requiredOperationApprovalPolicyTypes, ['deviceWipe']);
      assert.match(JSON.stringify(one.requestor), new RegExp(user(1)));
      assert.match(String(one.displayPayload), /DeviceName/);
      assert.equal((await decide(code, 'approve', user(3))).status, 403);
      assert.equal((await decide(code, 'approve', user(2))).status, 200);
      assert.equal((await graph.post(`${at}/retire`)).status, 204);
    });

    it('is only in beta', async () => {
      assert.equal((await graph.get(requests.replace('beta', 'v1.0'))).status, 400);
      assert.deepEqual((await graph.get(`${requests}?$filter=requestId eq 'x'`)).body.value, []);
    });
  });

  it('can be steered from another process', async () => {
    await graph.post('/sandbox/actions', { device: managed(1), action: 'wipe', approval: true });
    const code = codeOf(await wipe());
    const list = (await graph.get('/sandbox/approvals')).body as unknown as { code: string }[];
    assert.deepEqual(
      list.map((one) => one.code),
      [code],
    );
    assert.equal((await graph.post('/sandbox/approvals', { code, state: 'approved' })).status, 204);
    assert.equal((await wipe(code)).status, 204);
    await graph.post('/sandbox/approvals/roles', { approval: true });
    assert.equal((await graph.call('DELETE', `${assignments}/${assignment(1)}`)).status, 403);
  });
});
