export type { StoreSize } from './size.ts';
export { openStore, type OpenStore, type StoreOptions } from './open-store.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
export { verifyAuditFile, readAuditFile } from './audit/read-file.ts';
