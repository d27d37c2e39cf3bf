import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { thisProcess, type LockOwner } from '../../../bot/store/lock/lock-owner.ts';
import { lockFolder } from '../../../bot/store/lock/lock.ts';
import { CHILD, named, sandbox, until } from '../support/store.ts';

const quick = { renewMs: 10, watchMs: 60 };

describe('store: lock', () => {
  const { folder, open, start, clean, log } = sandbox();
  afterEach(clean);

  /** Leaves a lock as some other holder would have. */
  async function leave(dir: string, change: Partial<LockOwner>): Promise<string> {
    const file = join(dir, 'lock', 'holder.json');
    await mkdir(join(dir, 'lock'));
    await writeFile(file, JSON.stringify({ ...(await thisProcess('0123')), ...change }));
    return file;
  }

  async function deadPid(): Promise<number> {
    const child = start('hold', join(await folder(), 'x'));
    await child.kill();
    return child.pid;
  }

  it('refuses a second bot, names the first and says what to do', async () => {
    const dir = await folder();
    const child = start('hold', dir);
    await until(() => child.lines.length > 0);
    assert.deepEqual(child.lines, ['open']);
    await assert.rejects(open(dir), (error: Error) => {
      assert.match(error.message, new RegExp(`${dir} is in use by process ${child.pid} on ${hostname()}`));
      assert.match(error.message, /stop that bot first, or set DataDir/);
      return true;
    });
    await child.kill();
    await open(dir);
  });

  it('refuses the same process too, until it closes', async () => {
    const dir = await folder();
    const first = await open(dir);
    await assert.rejects(open(dir), { code: 'held', message: /in use by this process/ });
    await first.close();
    await open(dir);
  });

  it('takes over a lock whose process is gone', async () => {
    const dir = await folder();
    await leave(dir, { pid: await deadPid() });
    await lockFolder(dir, log);
    assert.deepEqual(await named(dir, 'lock'), ['lock']);
  });

  for (const signal of ['SIGKILL', 'SIGTERM'] as const)
    it(`takes over at once from a process that is a zombie, because its parent doesn't reap it: ${signal}`, async function () {
      if (process.platform !== 'linux') return this.skip();
      const dir = await folder();
      // The shell becomes `sleep`, which never asks for the exit codes of the shell's children.
      const script = '"$0" "$1" hold "$2" & echo $!; exec sleep 60';
      const parent = spawn('sh', ['-c', script, process.execPath, CHILD, dir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        let said = '';
        parent.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
        await until(() => said.includes('open'));
        const pid = Number(said.split('\n')[0]);
        const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
        process.kill(pid, 'SIGSTOP');
        await until(() => state() === 'T');
        await assert.rejects(open(dir), { code: 'held' }, 'a process that is only stopped is alive');
        process.kill(pid, 'SIGCONT');
        process.kill(pid, signal);
        await until(() => state() === 'Z');
        await open(dir);
        assert.deepEqual(await named(dir, 'lock'), ['lock']);
      } finally {
        parent.kill('SIGKILL');
      }
    });

  it('takes over a lock with its own pid from before: containers reuse them', async () => {
    const dir = await folder();
    await leave(dir, { startedAt: 1 });
    await lockFolder(dir, log);
  });

  it('takes over a lock whose pid now belongs to another process', async function () {
    if (process.platform !== 'linux') return this.skip();
    const dir = await folder();
    await leave(dir, { pid: process.ppid, ticks: '1' });
    await lockFolder(dir, log);
  });

  it('takes over a lock from before the machine started', async () => {
    const dir = await folder();
    const file = await leave(dir, { pid: process.ppid, ticks: undefined });
    await assert.rejects(lockFolder(dir, log), { code: 'held' });
    await utimes(file, 1, 1);
    await lockFolder(dir, log);
  });

  it('takes over a lock that a loss of power emptied', async () => {
    const dir = await folder();
    await writeFile(await leave(dir, {}), '');
    await lockFolder(dir, log);
  });

  it('watches the lock of another machine for a sign of life', async () => {
    const dir = await folder();
    const file = await leave(dir, { host: 'elsewhere', pid: 1 });
    const beats = setInterval(() => void utimes(file, new Date(), new Date()), 5);
    await assert.rejects(lockFolder(dir, log, quick), { code: 'held', message: /process 1 on elsewhere/ });
    clearInterval(beats);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await lockFolder(dir, log, quick);
  });

  it('renews its lock, and notices if another takes it', async () => {
    const dir = await folder();
    const lock = await lockFolder(dir, log, quick);
    const file = join(dir, 'lock', 'holder.json');
    await utimes(file, 1, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    lock.mustHold();
    await rm(join(dir, 'lock'), { recursive: true });
    await leave(dir, { host: 'elsewhere' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.throws(() => lock.mustHold(), { code: 'lost', message: /restart this one/ });
    await lock.release();
    assert.match(await readFile(file, 'utf8'), /elsewhere/);
  });

  it('lets exactly one of many win, over a stale lock too', async () => {
    const pid = await deadPid();
    for (let round = 0; round < 8; round++) {
      const dir = await folder();
      if (round % 2) await leave(dir, { pid });
      // Someone died while taking that over.
      if (round % 4 === 3) {
        await mkdir(join(dir, 'lock.0123'));
        await writeFile(
          join(dir, 'lock.0123', 'holder.json'),
          JSON.stringify({ ...(await thisProcess('ff')), pid }),
        );
      }
      const starts = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(dir, log)));
      const won = starts.filter(({ status }) => status === 'fulfilled');
      assert.equal(won.length, 1);
      for (const one of starts)
        if (one.status === 'rejected') assert.match(String(one.reason), /in use by this process/);
      assert.deepEqual(await named(dir, 'lock'), ['lock']);
    }
  });

  it('lets exactly one of several processes win', async () => {
    const dir = await folder();
    await leave(dir, { pid: await deadPid() });
    const children = Array.from({ length: 4 }, () => start('hold', dir));
    await until(() => children.every(({ lines }) => lines.length > 0));
    assert.deepEqual(children.flatMap(({ lines }) => lines).toSorted(), ['held', 'held', 'held', 'open']);
  });
});
