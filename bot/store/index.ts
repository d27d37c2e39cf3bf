export { openStore, type OpenStore, type StoreOptions } from './open-store.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
export type { AuditLog } from './audit/audit-log.ts';
export type { AuditRecord, Head } from './audit/entry.ts';
export type { AuditQuery } from './audit/newest.ts';
export type { Verdict } from './audit/verify.ts';
