import { guidIn } from '../helpdesk/contracts/guid.ts';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadEnvironment, readDataSettings } from '../config/index.ts';
import { type Counts, erasePerson, isAbout } from '../helpdesk/people/person-data.ts';
import type { AuditRecord } from '../helpdesk/contracts/audit.ts';
import { main } from './main.ts';
import { StoreError } from '../store/index.ts';
import { copyData } from './copy-data.ts';
import { keptOf } from './kept.ts';

const USAGE = `npm run data -- export USER [--out FILE]
  writes what is kept about a person as JSON, to standard output or a file; the bot may be running
npm run data -- erase USER
  removes what may be removed; a bot with files must not be running
npm run data -- copy --from A --to B
  copies the state and the audit of the bot, and compares; no bot may be running
USER is the person's object id in Entra: the bot keeps no addresses to look one up by.
A and B are a folder, or what StoreUrl can be; the one that is copied to must be empty.`;

type Kept = ReturnType<typeof keptOf>;

const options = { out: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const;

async function dataCommand(): Promise<number> {
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [what, person, ...rest] = positionals;
  if (what === 'copy') {
    const { from, to } = values;
    if (from === undefined || to === undefined || person !== undefined || values.out !== undefined)
      return misused(USAGE);
    return copyData(readDataSettings(loadEnvironment(), [from, to]), from, to);
  }
  if (values.from !== undefined || values.to !== undefined) return misused('--from, --to: they go with copy');
  if ((what !== 'export' && what !== 'erase') || person === undefined || rest.length > 0)
    return misused(USAGE);
  const id = guidIn(person);
  if (id === undefined)
    return misused(
      'USER: give the object id, a GUID (Entra admin center, Users, Object ID); the bot keeps no names to look others up by',
    );
  const kept = keptOf(readDataSettings(loadEnvironment()));
  if (what === 'export') return exportTo(kept, id, values.out);
  if (values.out !== undefined) return misused('--out: it goes with export');
  return erase(kept, id);
}

function misused(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}

async function exportTo(from: Kept, person: string, out: string | undefined): Promise<number> {
  const tables = Object.entries(await from.state()).map(([name, records]) => {
    const about = Object.entries(records).filter(([id, record]) => isAbout([id, record], person));
    return [name, Object.fromEntries(about)];
  });
  const kept = {
    person,
    at: new Date().toISOString(),
    state: Object.fromEntries(tables) as object,
    audit: await auditOf(from, person),
    setAside: await from.setAside(person),
  };
  const text = `${JSON.stringify(kept, undefined, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text, { mode: 0o600 });
  return 0;
}

async function erase(from: Kept, person: string): Promise<number> {
  // Before the lock, which would create a missing folder: that should be an error.
  const audit = await auditOf(from, person);
  const state = await from.openState().catch((error: unknown) => {
    if (!(error instanceof StoreError) || error.code !== 'held') throw error;
    throw new Error(`nothing was erased: ${error.message}`, { cause: error });
  });
  try {
    const { removed, kept } = await erasePerson(state.store, person);
    say(`removed from the state: ${listed(removed)}`);
    if (total(kept) > 0)
      say(
        `kept in the state: ${listed(kept)}, because nobody knows yet how they ended: erase again after they have ended. They expire 30 days after their last change`,
      );
  } finally {
    await state.close();
  }
  say(
    `kept in the audit: ${audit.length} entries. They prove who did what, and each contains the hash of the one before, so none can be ` +
      'removed. They contain this person’s object id and no name; those about a device contain its name and serial number.',
  );
  for (const file of await from.setAside(person))
    say(
      `not touched: ${file}, set aside as damaged, contains this person’s id: delete it when you no longer need it`,
    );
  return 0;
}

async function auditOf(from: Kept, person: string): Promise<AuditRecord[]> {
  const entries: AuditRecord[] = [];
  for await (const block of from.audit()) entries.push(...block.filter((entry) => isAbout(entry, person)));
  return entries;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
const total = (counts: Counts) => Object.values(counts).reduce((sum, n) => sum + n, 0);

function listed(counts: Counts): string {
  const tables = Object.entries(counts).map(([table, n]) => `${n} ${table}`);
  return tables.length > 0 ? tables.join(', ') : 'nothing';
}

await main(dataCommand);
