import type { ActionLedger } from './actions/ledger.ts';
import type { Tenant } from './tenant/index.ts';
import type { Caller, Version } from './types.ts';

/** What it takes to answer one request. */
export interface Context {
  tenant: Tenant;
  ledger: ActionLedger;
  version: Version;
  caller: Caller;
  now: Date;
  /** The sandbox's own address, for links. */
  base: string;
  /** The longest page, whatever a request asks for. */
  maxPageSize: number;
}
