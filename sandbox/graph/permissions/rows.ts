import type { Version } from '../types.ts';

/** All of them are needed, and any one of each list will do: the least first, then those that hold it. */
export type Needs = readonly (readonly string[])[];

/** Which permissions a call takes, by Microsoft's tables of permissions. */
export interface PermissionRow {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the version; `{…}` stands for one segment or key. `/…` at the end: whatever is below it, too. */
  path: string;
  /** Without it, both. */
  version?: Version;
  /** On behalf of a person. */
  delegated: Needs;
  /** As the application. */
  application: Needs;
  /** How the service words its refusal. */
  service: Service;
}

/** The services behind Graph, each of which refuses in its own words. */
export type Service = 'directory' | 'intune' | 'teams' | 'bitlocker' | 'signIns' | 'methods';

type Place = Pick<PermissionRow, 'method' | 'path' | 'version'>;
const at = (call: string): Place => {
  const [method = '', path = '', version] = call.split(' ');
  return {
    method: method as PermissionRow['method'],
    path,
    ...(version !== undefined && { version: version as Version }),
  };
};
/** Rows with the same needs. */
export const rows = (
  service: Service,
  needs: Needs,
  calls: readonly string[],
  application = needs,
): PermissionRow[] => calls.map((call) => ({ ...at(call), service, delegated: needs, application }));
