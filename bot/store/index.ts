export type { StoreSize } from './size.ts';
export { openStore, type OpenStore, type StoreOptions } from './open-store.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
export { openState, readState, type Tables } from './state/open-state.ts';
export { setAsideFiles } from './set-aside.ts';
export { verifyAuditFile, readAuditFile } from './audit/read-file.ts';
