import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEnvironment, readDataSettings } from '../config/index.ts';
import { CSV_HEAD, csvLines } from '../helpdesk/admin/audit-csv.ts';
import { parseAuditRequest } from '../helpdesk/admin/audit-request.ts';
import { parseHead } from '../helpdesk/admin/posted-head.ts';
import type { AuditRecord } from '../helpdesk/contracts/audit.ts';
import { guidIn, isSameId } from '../helpdesk/contracts/guid.ts';
import type { Tables } from '../store/index.ts';
import { keptOf } from './kept.ts';
import { main } from './main.ts';

const USAGE = `npm run audit -- verify [--head HASH]
  checks the whole chain; with a head that was noted earlier, also whether entries were cut off since then
npm run audit -- export [--out FILE] [--user ID] [--operator ID] [--device ID] [--since DATE]
  writes the entries as CSV, oldest first, to standard output or a file`;

const options = {
  head: { type: 'string' },
  out: { type: 'string' },
  user: { type: 'string' },
  operator: { type: 'string' },
  device: { type: 'string' },
  since: { type: 'string' },
} as const;
const IDS = [
  ['user', 'person’s object'],
  ['operator', 'operator’s object'],
  ['device', 'device’s Intune'],
] as const;
type Kept = ReturnType<typeof keptOf>;
type Values = { [N in keyof typeof options]?: string };

async function auditCommand(): Promise<number> {
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const kept = keptOf(readDataSettings(loadEnvironment()));
  if (positionals[0] === 'verify') return verify(kept, values.head);
  if (positionals[0] === 'export') return exportTo(kept, values);
  process.stderr.write(`${USAGE}\n`);
  return 2;
}

async function verify(kept: Kept, noted: string | undefined): Promise<number> {
  // The state may be damaged or gone: then the checkpoint and --head say what has to be there.
  const state = await kept.state().catch((): Tables => ({}));
  const note = state.notes?.auditHeadPosted as { value?: string } | undefined;
  const verdict = await kept.verify({ hash: noted, posted: parseHead(note?.value) });
  process.stdout.write(
    verdict.ok
      ? `whole: ${verdict.entries} entries, head ${verdict.head.hash}\n`
      : `NOT whole: entry ${verdict.seq} is the first that doesn't fit: ${verdict.why}\n`,
  );
  return verdict.ok ? 0 : 1;
}

async function exportTo(kept: Kept, values: Values): Promise<number> {
  const since = values.since === undefined ? undefined : parseAuditRequest(`since ${values.since}`)?.since;
  if (values.since !== undefined && !since) {
    process.stderr.write('--since: write the date as 2026-01-31\n');
    return 2;
  }
  for (const [option, whose] of IDS) {
    const id = values[option];
    if (id !== undefined && guidIn(id) === undefined) {
      // nothing would be found, and an empty file would say that nothing was done
      process.stderr.write(`--${option}: give the ${whose} id, a GUID\n`);
      return 2;
    }
  }
  const isOf = (id: string | undefined, wanted: string | undefined) =>
    wanted === undefined || isSameId(id, wanted);
  const fits = (entry: AuditRecord) =>
    isOf(entry.personId, values.user) &&
    isOf(entry.operatorId, values.operator) &&
    isOf(entry.deviceId, values.device) &&
    (since === undefined || Date.parse(entry.at) >= since.getTime());
  const to = values.out === undefined ? process.stdout : createWriteStream(values.out, { mode: 0o600 });
  const write = async (text: string) => {
    if (text !== '' && !to.write(text)) await once(to, 'drain');
  };
  await write(CSV_HEAD);
  for await (const block of kept.audit()) await write(csvLines(block.filter(fits)));
  if (to !== process.stdout) {
    to.end();
    await once(to, 'finish');
  }
  return 0;
}

await main(auditCommand);
