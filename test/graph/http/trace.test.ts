import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sinon from 'sinon';
import { redact } from '../../../bot/graph/http/trace-line.ts';
import { openTraceFile, type TraceLine } from '../../../bot/graph/index.ts';
import { guid, useGraph } from '../support/graph-fixture.ts';

describe('graph trace', () => {
  const at = useGraph();

  it('has a line for each exchange, including retries, but no token', async () => {
    const route = `/v1.0/users/${guid(1)}`;
    at.fake.get(route, { status: 503 }, { body: { id: guid(1) } });
    await at.api.directory.speaker(guid(1));
    assert.deepEqual(
      at.trace.map(({ method, status, response }) => ({ method, status, response })),
      [
        { method: 'GET', status: 503, response: undefined },
        { method: 'GET', status: 200, response: { id: guid(1) } },
      ],
    );
    assert.ok(at.trace.every(({ url }) => url.startsWith(`${route}?$select=id`)));
    assert.doesNotMatch(JSON.stringify(at.trace), /bearer|eyJ/i);
  });

  it('has a batch as one line, secrets null wherever they are', async () => {
    const secret = { deviceActionResults: [{ actionName: 'remoteLock', unlockPin: '123456' }] };
    for (const n of [1, 2])
      at.fake.get(`/v1.0/deviceManagement/managedDevices/${guid(n)}`, { body: { id: guid(n), ...secret } });
    await Promise.all([1, 2].map((n) => at.api.devices.status(guid(n))));
    assert.equal(at.trace.length, 1);
    assert.equal(at.trace[0]?.url, '/v1.0/$batch');
    assert.match(JSON.stringify(at.trace), /"unlockPin":null/);
    assert.doesNotMatch(JSON.stringify(at.trace), /123456/);
  });

  it('has the body of an action, secrets null', async () => {
    at.fake.post(`/v1.0/deviceManagement/managedDevices/${guid(1)}/wipe`, { status: 204 });
    const body = { keepUserData: false, macOsUnlockCode: '654321' };
    await at.api.devices.act(guid(1), { name: 'wipe', version: 'v1.0', body });
    assert.deepEqual(at.trace[0]?.body, { keepUserData: false, macOsUnlockCode: null });
    assert.deepEqual(at.fake.asked[0]?.body, body);
  });

  it('knows every secret', () => {
    const secrets = {
      unlockPin: '1',
      passcode: '1',
      deviceLocation: { latitude: 1 },
      activationLockBypassCode: '1',
      key: '1',
      passwordBase64: '1',
      credentials: [{}],
      macOsUnlockCode: '1',
      newPasscode: '1',
      pin: '1',
    };
    const nulls = Object.fromEntries(Object.keys(secrets).map((name) => [name, null]));
    assert.deepEqual(redact([{ value: secrets }]), [{ value: nulls }]);
    assert.deepEqual(redact({ keyboard: 1, pinned: [null, 'x'] }), { keyboard: 1, pinned: [null, 'x'] });
  });
});

describe('trace file', () => {
  const log = { debug: sinon.spy(), info: sinon.spy(), warn: sinon.spy(), error: sinon.spy() };
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trace-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const line = (n: number): TraceLine => ({
    method: 'GET',
    url: `/v1.0/users/${n}`,
    status: 200,
    response: {},
  });

  it('appends lines in order, to what is there already', async () => {
    const file = join(folder, 'trace.jsonl');
    for (const start of [0, 500]) {
      const trace = openTraceFile(file, log);
      for (let n = start; n < start + 500; n++) trace.write(line(n));
      await trace.close();
    }
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map((one) => JSON.parse(one) as TraceLine),
      Array.from({ length: 1000 }, (_, n) => line(n)),
    );
  });

  it('ends with a line in the log if it can’t be written', async () => {
    const trace = openTraceFile(folder, log);
    trace.write(line(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    trace.write(line(2));
    await trace.close();
    assert.equal(log.error.callCount, 1);
  });
});
