import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Context } from 'mocha';
import { killed, openFixture } from './fixture.ts';

/** Azure's storage, played on this machine. All that it holds ends with it. */
export interface Azurite {
  /** The connection string of an account that nobody has used yet. */
  account(): string;
  /** Where the tables and queues are, without an account. */
  tables: string;
  queues: string;
  child: ChildProcess;
  /** Lets it write down what it holds, and ends it. */
  stop(): Promise<void>;
}

/** Accounts are made at the start. */
const ACCOUNTS = 400;
const KEY = Buffer.from('the key of a storage account that is played on this machine').toString('base64');
const nameOf = (n: number) => `helpdesk${String(n).padStart(4, '0')}`;

/** Azurite on free ports, or skips the test and says why: it is a development dependency, so it is there where all of them are. */
export async function azuriteOrSkip(test: Context): Promise<Azurite> {
  const azurite = await openAzurite();
  if (azurite) return azurite;
  process.stderr.write(`skipped, because azurite isn't installed: ${test.test?.fullTitle() ?? ''}\n`);
  return test.skip();
}

/** Azurite on free ports. `folder`: where it keeps what it holds; without one, in memory. undefined: it isn't installed. */
export async function openAzurite(folder?: string): Promise<Azurite | undefined> {
  let main: string;
  try {
    main = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js');
  } catch {
    return undefined;
  }
  if (folder === undefined) return (shared ??= startAzurite(main));
  const azurite = await startAzurite(main, folder);
  openFixture().onClose(() => killed(azurite.child));
  return azurite;
}

/** Without a folder, all tests of this process use one, each with accounts of its own: a start takes as long as some ten tests. */
let shared: Promise<Azurite> | undefined;

/** It keeps this process from nothing, and ends with it at the latest. */
async function startAzurite(main: string, folder?: string): Promise<Azurite> {
  const kept = folder === undefined ? ['--inMemoryPersistence'] : ['-l', folder];
  const ports = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'];
  const child = spawn(
    process.execPath,
    [main, ...kept, '--disableTelemetry', '--skipApiVersionCheck', '--silent', ...ports],
    {
      env: {
        PATH: process.env.PATH,
        AZURITE_ACCOUNTS: Array.from({ length: ACCOUNTS }, (_, n) => `${nameOf(n)}:${KEY}`).join(';'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  const urls = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, what = '', url = ''] =
      /^Azurite (\w+) service is successfully listening at (\S+)$/.exec(line) ?? [];
    if (what !== '') urls.set(what, url);
    if (urls.size === 3) break;
  }
  const [tables, queues] = [urls.get('Table'), urls.get('Queue')];
  if (tables === undefined || queues === undefined) throw new Error('azurite ended before it was up');
  // what it says later must not fill the pipe
  child.stdout.resume();
  child.unref();
  if (child.stdout instanceof Socket) child.stdout.unref();
  let used = 0;
  return {
    tables,
    queues,
    child,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
    account() {
      const name = nameOf(used++);
      if (used > ACCOUNTS) throw new Error('no account is left: raise ACCOUNTS');
      return `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${KEY};TableEndpoint=${tables}/${name};QueueEndpoint=${queues}/${name};`;
    },
  };
}
