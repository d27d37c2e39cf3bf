export { openStore, type OpenStore } from './open-store.ts';
export { StoreError } from './store-error.ts';
export { openState, readState, type Tables } from './state/open-state.ts';
export { setAsideFiles } from './set-aside.ts';
export { verifyAuditFile, readAuditFile } from './audit/read-file.ts';
