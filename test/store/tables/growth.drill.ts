// What a long audit costs on tables: `npx tsx test/store/tables/growth.drill.ts [entries]`. azurite stands for Azure's tables, so what is measured is how
// the time grows with the audit, and not how quick Azure is. Takes minutes, so no test runs it.
import type { AuditEntry } from '../../../bot/helpdesk/contracts/audit.ts';
import { openTables } from '../../../bot/store/index.ts';
import { openAzurite } from '../../support/azurite.ts';
import { fixtures } from '../../support/fixture.ts';
import { heard } from '../support/store.ts';

const total = Number(process.argv[2] ?? 100_000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const person = (n: number): string => `be750000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const PEOPLE = 2_000;
const entryOf = (n: number): AuditEntry => ({
  kind: 'read',
  what: 'user',
  operatorId: person(1_000_000 + (n % 200)),
  personId: person((n * 7_919) % PEOPLE),
});

async function took(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

async function slowest(samples: number, run: (n: number) => Promise<unknown>): Promise<string> {
  const all: number[] = [];
  for (let n = 0; n < samples; n++) all.push(await took(() => run(n)));
  all.sort((a, b) => a - b);
  return `median ${(all[Math.floor(samples / 2)] ?? 0).toFixed(0)} ms, slowest ${(all.at(-1) ?? 0).toFixed(0)} ms`;
}

try {
  const azurite = await openAzurite();
  if (!azurite) throw new Error('azurite isn’t installed: run npm ci');
  const account = { kind: 'connectionString', connectionString: azurite.account() } as const;
  const opened = await openTables({ account, log: heard(), now: () => new Date() });
  const { audit } = opened;
  for (let entries = 1_000; entries <= total; entries *= 10) {
    const fill = async () => {
      for (let n = audit.head().seq; n < entries; n += 100)
        await Promise.all(Array.from({ length: 100 }, (_, i) => audit.append(entryOf(n + i))));
    };
    const ms = await took(fill);
    say(`${entries} entries, written in ${(ms / 1_000).toFixed(0)} s`);
    const newest = (n: number) => audit.newest({ person: person((n * 131) % PEOPLE), limit: 20 });
    say(`  newest 20 of a person: ${await slowest(20, newest)}`);
    say(`  one more entry: ${await slowest(20, (n) => audit.append(entryOf(n)))}`);
  }
  say(`verified in ${((await took(() => audit.verify())) / 1_000).toFixed(0)} s`);
  await opened.close();
} finally {
  await fixtures.fileEnds();
}
