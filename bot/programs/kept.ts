import type { readDataSettings } from '../config/index.ts';
import type { AuditRecord, AuditVerdict } from '../helpdesk/contracts/audit.ts';
import type { Store } from '../helpdesk/contracts/store.ts';
import {
  openState,
  openStateTable,
  readAuditFile,
  readAuditTable,
  readState,
  readStateTable,
  setAsideFiles,
  verifyAuditFile,
  verifyAuditTable,
  type Noted,
  type Tables,
} from '../store/index.ts';
import { createLog } from '../telemetry/log.ts';
import { storageAccountOf } from '../tokens.ts';

/** What the bot keeps, wherever that is, for programs beside it. */
interface Kept {
  state(): Promise<Tables>;
  /** To change it. Files must not be open in a bot. */
  openState(): Promise<{ store: Store; close(): Promise<void> }>;
  /** Oldest first, in blocks. */
  audit(): AsyncGenerator<AuditRecord[]>;
  verify(noted: Noted): Promise<AuditVerdict>;
  /** Damaged files that were set aside and contain the text. */
  setAside(text: string): Promise<string[]>;
}

export function keptOf(settings: ReturnType<typeof readDataSettings>): Kept {
  const { dataDir, storeUrl, logLevel } = settings;
  const log = createLog(logLevel);
  if (storeUrl === undefined)
    return {
      state: () => readState(dataDir),
      openState: () => openState(dataDir, log),
      audit: () => readAuditFile(dataDir),
      verify: (noted) => verifyAuditFile(dataDir, noted),
      setAside: (text) => setAsideFiles(dataDir, text),
    };
  const account = storageAccountOf(storeUrl, settings);
  return {
    state: () => readStateTable(account),
    openState: () => openStateTable(account, log),
    audit: () => readAuditTable(account),
    verify: (noted) => verifyAuditTable(account, noted),
    setAside: () => Promise.resolve([]),
  };
}
