export { openStore, type OpenStore } from './open-store.ts';
export { openTables, type TablesOptions } from './tables/open-tables.ts';
export { openStateTable, readAuditTable, readStateTable, verifyAuditTable } from './tables/reading.ts';
export { StoreError } from './store-error.ts';
export { openState, readState, type Tables } from './state/open-state.ts';
export { setAsideFiles } from './set-aside.ts';
export { verifyAuditFile, readAuditFile, type Noted } from './audit/read-file.ts';
