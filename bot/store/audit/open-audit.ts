import type { AuditRecord } from '../../helpdesk/contracts/audit.ts';
import { ChainedAudit } from './audit-log.ts';
import { endOf } from './left-open.ts';
import type { StoreWrite } from '../../helpdesk/contracts/metrics.ts';
import { LogFile, type LogFileOptions } from './log-file.ts';

interface OpenAudit {
  audit: ChainedAudit;
  /** Started entries without an ended one: the bot died in between, and nobody knows the outcome. */
  leftOpen: AuditRecord[];
  torn: string | undefined;
}

interface OpenAuditOptions extends LogFileOptions {
  mustHold: () => void;
  onWrite?: ((write: StoreWrite) => void) | undefined;
}

/** Opens the audit. Ends entries that were left open with the outcome `unknown`. */
export async function openAudit(options: OpenAuditOptions): Promise<OpenAudit> {
  const file = await LogFile.open(options);
  const audit = new ChainedAudit(file, options);
  const leftOpen: AuditRecord[] = [];
  for (const line of file.known.open.values()) {
    const started = await file.known.read(file.file, line);
    if (started) leftOpen.push(started);
  }
  await Promise.all(leftOpen.map((started) => audit.append(endOf(started), { sync: true })));
  return { audit, leftOpen, torn: file.torn };
}
