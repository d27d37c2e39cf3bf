// What a million audit entries cost: `npx tsx test/store/million.drill.ts [entries]`. Takes minutes, so no test runs it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from '../../bot/helpdesk/contracts/audit.ts';
import { openStore } from '../../bot/store/index.ts';
import { heard } from './support/store.ts';

const total = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'help-desk-million-'));
const open = () => openStore({ folder, log: heard(), now: () => new Date() });
const guid = (kind: string, n: number): string =>
  `${kind}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** 20,000 persons with a device or two, 200 operators of whom a few do most. */
function entryOf(n: number): AuditEntry {
  const person = (n * 7919) % 20_000;
  const operator = Math.floor(((n * 31) % 200) ** 2 / 200);
  return {
    kind: 'read',
    what: 'user',
    operatorId: guid('0pe7a708', operator),
    personId: guid('be750000', person),
    ...(n % 3 === 0 && { deviceId: guid('de71ce00', person * 2 + (n % 2)), deviceName: `LAPTOP-${person}` }),
    through: [guid('a5519000', operator % 9)],
  };
}

async function took(run: () => Promise<unknown>): Promise<string> {
  const from = performance.now();
  await run();
  return `${(performance.now() - from).toFixed(1)} ms`;
}

const say = (what: string, value: string): void => void process.stdout.write(`${what.padEnd(46)}${value}\n`);
const mb = (): string => `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`;

async function measure(): Promise<void> {
  const first = await open();
  const { audit } = first;
  const thousand = async (sync: boolean): Promise<void> => {
    for (let n = 0; n < 1_000; n++) await audit.append(entryOf(n), { sync });
  };
  const rare = guid('be750000', 99_999);
  await audit.append({ ...entryOf(0), personId: rare });
  say('1,000 appends one by one, log empty', await took(() => thousand(false)));
  say('the same, each synced', await took(() => thousand(true)));
  say('memory', mb());
  const fill = async (): Promise<void> => {
    for (let n = audit.head().seq; n < total; n += 500) {
      await Promise.all(Array.from({ length: 500 }, (_, i) => audit.append(entryOf(n + i))));
    }
  };
  say(`filling up to ${total}`, await took(fill));
  say('1,000 appends one by one, log full', await took(() => thousand(false)));
  say('the same, each synced', await took(() => thousand(true)));
  say('memory', mb());
  const person = guid('be750000', 4_711);
  const operator = guid('0pe7a708', 3);
  say('newest 20 of a person', await took(() => audit.newest({ person, limit: 20 })));
  say(
    'newest 20 of another person',
    await took(() => audit.newest({ person: guid('be750000', 42), limit: 20 })),
  );
  say(
    'the one entry of a person, the oldest of all',
    await took(() => audit.newest({ person: rare, limit: 20 })),
  );
  say('newest 20 of an operator', await took(() => audit.newest({ operator, limit: 20 })));
  say(
    'newest 20 of a person by an operator',
    await took(() => audit.newest({ person, operator, limit: 20 })),
  );
  say('newest 20 of all', await took(() => audit.newest({ limit: 20 })));
  say('a person who has none', await took(() => audit.newest({ person: 'nobody', limit: 20 })));
  say('verify', await took(() => audit.verify()));
  say('close', await took(() => first.close()));
  say('open, cleanly closed before', await took(async () => (await open()).close()));
  await rm(join(folder, 'log-checkpoint.txt'));
  say('open without the index', await took(async () => (await open()).close()));
  say('memory', mb());
}

try {
  await measure();
} finally {
  await rm(folder, { recursive: true, force: true });
}
