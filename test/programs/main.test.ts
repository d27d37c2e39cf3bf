import assert from 'node:assert/strict';
import sinon from 'sinon';
import { ConfigError } from '../../bot/config/index.ts';
import { faultsOf, main } from '../../bot/programs/main.ts';

describe('the wrapper of command-line programs', () => {
  let written: sinon.SinonStub;
  let before: typeof process.exitCode;
  beforeEach(() => {
    before = process.exitCode;
    written = sinon.stub(process.stderr, 'write').returns(true);
  });
  afterEach(() => {
    written.restore();
    process.exitCode = before;
  });

  it('exits with the code of the program and prints nothing', async () => {
    await main(() => Promise.resolve(2));
    assert.equal(process.exitCode, 2);
    assert.equal(written.callCount, 0);
  });

  it('prints every fault of the settings on its own line and exits with 1', async () => {
    await main(() => Promise.reject(new ConfigError(['PORT: a', 'HOST: b'])));
    assert.equal(process.exitCode, 1);
    assert.deepEqual(written.args[0]?.[0], 'PORT: a\nHOST: b\n');
  });

  it('lets a program explain its own errors', async () => {
    await main(
      () => Promise.reject(new Error('secret detail')),
      () => ['it failed'],
    );
    assert.deepEqual(written.args[0]?.[0], 'it failed\n');
  });

  it('says which port is in use and what to set', () => {
    const [line] = faultsOf(Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 3978 }));
    assert.match(line ?? '', /^port 3978 is in use: .*PORT, SandboxPort, ChatPort or MetricsPort/);
    assert.deepEqual(faultsOf('a text'), ['a text']);
  });
});
