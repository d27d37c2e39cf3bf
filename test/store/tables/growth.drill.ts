// What a long audit costs on tables: `npx tsx test/store/tables/growth.drill.ts [entries…]`. azurite stands for Azure's tables. It looks through all rows of a
// table for each question, where Azure goes to the key: so what is measured is an upper bound. Takes minutes, so no test runs it.
import { randomUUID } from 'node:crypto';
import type { AuditHead } from '../../../bot/helpdesk/contracts/audit.ts';
import { GENESIS, seal } from '../../../bot/store/audit/entry.ts';
import { openTables } from '../../../bot/store/index.ts';
import { entrySteps, HEAD } from '../../../bot/store/tables/audit/keys.ts';
import { openAzurite } from '../../support/azurite.ts';
import { fixtures, temporaryFolder } from '../../support/fixture.ts';
import { fillTable } from '../support/azurite-file.ts';
import { entry, heard } from '../support/store.ts';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1_000, 10_000, 100_000];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const person = (n: number): string => `be750000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const PEOPLE = 2_000;
const SAMPLES = 11;

async function took(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

async function times(run: (n: number) => Promise<unknown>): Promise<string> {
  const all: number[] = [];
  for (let n = 0; n < SAMPLES; n++) all.push(await took(() => run(n)));
  all.sort((a, b) => a - b);
  return `median ${(all[Math.floor(SAMPLES / 2)] ?? 0).toFixed(0)} ms, slowest ${(all.at(-1) ?? 0).toFixed(0)} ms`;
}

const entryOf = (n: number) =>
  entry({ operatorId: person(1_000_000 + (n % 200)), personId: person((n * 7_919) % PEOPLE) });

/** The rows of an audit, as the bot writes them. The head is the last one. */
function rowsOf(entries: number): { key: string; text: string }[] {
  const rows: { key: string; text: string }[] = [];
  let head: AuditHead = GENESIS;
  for (let n = 0; n < entries; n++) {
    const at = new Date(Date.parse('2026-01-01T00:00:00.000Z') + n * 60_000).toISOString();
    const { record, line } = seal(entryOf(n), head, randomUUID(), at);
    for (const step of entrySteps(record, line.trimEnd()))
      if (step.do === 'create') rows.push({ key: step.key, text: step.text });
    head = record;
  }
  const { seq, hash } = head;
  return [...rows, { key: HEAD, text: JSON.stringify({ seq, hash }) }];
}

async function opened(folder: string) {
  const azurite = await openAzurite(folder);
  if (!azurite) throw new Error('azurite isn’t installed: run npm ci');
  const account = { kind: 'connectionString', connectionString: azurite.account() } as const;
  return { azurite, store: await openTables({ account, log: heard(), now: () => new Date() }) };
}

try {
  for (const entries of sizes) {
    const folder = await temporaryFolder();
    const first = await opened(folder);
    await first.store.close();
    await first.azurite.stop();
    await fillTable(folder, { table: 'helpdeskaudit', partition: 'chain', rows: rowsOf(entries) });
    const { store, azurite } = await opened(folder);
    const { audit } = store;
    say(`${audit.head().seq} entries`);
    const newest = (n: number) => audit.newest({ person: person((n * 131) % PEOPLE), limit: 20 });
    say(`  newest 20 of a person: ${await times(newest)}`);
    say(`  one more entry: ${await times((n) => audit.append(entryOf(n)))}`);
    const seconds = (await took(() => audit.verify())) / 1_000;
    say(`  verified in ${seconds.toFixed(1)} s: ${(await audit.verify()).ok ? 'whole' : 'not whole'}`);
    await store.close();
    await azurite.stop();
  }
} finally {
  await fixtures.fileEnds();
}
