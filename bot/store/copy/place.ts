import type { AuditHead, AuditVerdict } from '../../helpdesk/contracts/audit.ts';
import type { Care } from '../../helpdesk/contracts/custody.ts';
import type { Tables } from '../state/open-state.ts';

/** Where a bot keeps everything, opened to be copied from or to. No bot may work on it meanwhile. */
export interface Place {
  /** As a person names it. It has no secrets. */
  name: string;
  state(): Promise<Tables>;
  /** The audit's lines without their newlines, oldest first, in blocks. */
  lines(): AsyncGenerator<Buffer[]>;
  verify(posted: AuditHead | undefined): Promise<AuditVerdict>;
  /** Another text once somebody has written here. */
  mark(): Promise<string>;
  /** Writes the audit's lines into a place that has none. */
  writeLines(blocks: AsyncIterable<Buffer[]>): Promise<void>;
  writeState(tables: Tables): Promise<void>;
  /** Notes what has to be looked after from now on. */
  writeCares(cares: readonly Care[]): Promise<void>;
  close(): Promise<void>;
}

/** How many records a table of the state has. */
export const countsOf = (tables: Tables): Record<string, number> =>
  Object.fromEntries(Object.entries(tables).map(([name, records]) => [name, Object.keys(records).length]));
