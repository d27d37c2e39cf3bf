import assert from 'node:assert/strict';
import { createLog } from '../../bot/telemetry/log.ts';

function logged(level: string, write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('log', () => {
  it('writes JSON lines from its level on', () => {
    const lines = logged('info', (log) => {
      log.debug({}, 'not this');
      log.info({ turn: 't-1' }, 'turn');
      log.error({ err: new Error('broken', { cause: new Error('deeper') }) }, 'failed');
    });
    assert.deepEqual(
      lines.map(({ level, msg }) => [level, msg]),
      [
        ['info', 'turn'],
        ['error', 'failed'],
      ],
    );
    assert.equal(lines[0]?.turn, 't-1');
    const error = lines[1]?.err as { message: string; stack: string; cause: { message: string } };
    assert.deepEqual([error.message, error.cause.message], ['broken', 'deeper']);
    assert.match(error.stack, /log\.test/);
    assert.deepEqual(Object.keys(error), ['name', 'message', 'stack', 'cause']);
  });

  it('leaves secrets out, however deep they are', () => {
    const secret = 's3cr3t';
    const error = Object.assign(new Error('failed'), { request: { headers: { authorization: secret } } });
    const lines = logged('trace', (log) => {
      const headers = { Authorization: `Bearer ${secret}`, accept: 'text/html', cookie: secret };
      log.warn({ headers, list: [{ accessToken: secret, clientSecret: secret }], err: error }, 'x');
      log.warn(
        { MicrosoftAppPassword: secret, passcode: secret, pin: secret, client_assertion: secret, kept: 1 },
        'y',
      );
    });
    assert.doesNotMatch(JSON.stringify(lines), /s3cr3t/);
    assert.equal((lines[0]?.headers as { accept: string }).accept, 'text/html');
    assert.equal(lines[1]?.kept, 1);
  });

  it('copes with circular objects', () => {
    const round: Record<string, unknown> = {};
    round.again = round;
    assert.equal(logged('info', (log) => log.info({ round }, 'x')).length, 1);
  });
});
