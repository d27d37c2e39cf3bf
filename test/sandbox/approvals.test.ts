import assert from 'node:assert/strict';
import { innerMessage, managed, start, type Answer, type Caller } from './support/tenant.ts';

const at = `/v1.0/deviceManagement/managedDevices/${managed(1)}`;

describe('sandbox: Multi Admin Approval', () => {
  let graph: Caller;
  beforeEach(async () => void (graph = await start()));
  afterEach(() => graph.sandbox.close());

  const wipe = (code?: string): Promise<Answer> =>
    graph.post(`${at}/wipe`, undefined, {
      'x-msft-approval-justification': Buffer.from('Kadonnut, “lost”').toString('base64'),
      ...(code !== undefined && { 'x-msft-approval-code': code }),
    });
  const codeOf = ({ headers }: Answer): string => headers.get('x-msft-approval-code') ?? '';

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
    // it was good once, and an invented code starts a new request
    assert.equal((await wipe(asked.code)).status, 403);
    assert.equal(control.approvals().length, 1);
  });

  it('says that it was rejected', async () => {
    graph.sandbox.control.script(managed(1), 'wipe', { approval: true });
    const code = codeOf(await wipe());
    graph.sandbox.control.reject(code);
    const rejected = await wipe(code);
    assert.equal(rejected.status, 403);
    assert.match(innerMessage(rejected), /rejected/);
    assert.doesNotMatch(innerMessage(rejected), /ApprovalRequired/);
    assert.throws(() => graph.sandbox.control.approve('nonsense'), /no request with the code/);
  });

  it('is approved or rejected after the seconds that the script says', async () => {
    const { control } = graph.sandbox;
    control.script(managed(1), 'wipe', { approval: true, approvedAfter: 30 });
    control.script(managed(1), 'retire', { approval: true, rejectedAfter: 30 });
    const code = codeOf(await wipe());
    const other = codeOf(await graph.post(`${at}/retire`));
    assert.equal((await graph.post(`${at}/retire`, undefined, { 'x-msft-approval-code': code })).status, 403);
    graph.pass(29);
    assert.equal((await wipe(code)).status, 403);
    graph.pass(1);
    assert.equal((await wipe(code)).status, 204);
    const rejected = await graph.post(`${at}/retire`, undefined, { 'x-msft-approval-code': other });
    assert.match(innerMessage(rejected), /rejected/);
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
  });
});
