import type { ActionLedger } from './actions/ledger.ts';
import type { Tenant } from './tenant/index.ts';
import type { Caller, Version } from './types.ts';

/** What answering one request needs. */
export interface Context {
  tenant: Tenant;
  ledger: ActionLedger;
  version: Version;
  caller: Caller;
  now: Date;
  /** The sandbox's own address, for links. */
  base: string;
  /** No page is longer than this, whatever is asked for. */
  maxPageSize: number;
}
