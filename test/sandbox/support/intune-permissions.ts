/**
 * What the facts beside the project say about permissions of Graph's calls: two tables, and sentences about actions, role assignments and
 * approvals. They were written from Microsoft's documentation, without the sandbox's table.
 */

export interface Fact {
  method: 'GET' | 'POST' | 'DELETE';
  version: 'v1.0' | 'beta';
  /** Below the version, with what a query selects if that matters. */
  path: string;
  /** Any of these will do, and each of them needs all its permissions. */
  anyOf: readonly (readonly string[])[];
}

const DEVICE = '/deviceManagement/managedDevices/{id}';
const USER = '/users/{id}';
/** The first steps of paths. Other paths start at a person. */
const ROOTS = ['users', 'deviceManagement', 'auditLogs', 'informationProtection', 'directory'];
const WRITES = 'DeviceManagementManagedDevices.ReadWrite.All';
const PRIVILEGED = 'DeviceManagementManagedDevices.PrivilegedOperations.All';

export function factsIn(markdown: string): Fact[] {
  return [...tableFacts(markdown), ...actionFacts(markdown), ...sentenceFacts(markdown)];
}

/** What is said of applications alone: of a person's direct groups. */
export function factsAsApplication(markdown: string): Fact[] {
  const [, path = '', names = ''] =
    /for `(\/memberOf)` as an application the table lists ([^:]*):/.exec(markdown) ?? [];
  const anyOf = alternatives(names.split(/\bor\b/));
  return anyOf.length === 0 ? [] : [{ method: 'GET', version: 'v1.0', path: USER + path, anyOf }];
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Rows of the tables that have a column of calls and one of permissions. */
function tableFacts(markdown: string): Fact[] {
  let columns: { call: number; permission: number } | undefined;
  let before: string[][] = [];
  const facts: Fact[] = [];
  for (const line of markdown.split('\n')) {
    const cells = line.startsWith('|') ? cellsOf(line) : [];
    const [call, permission] = [/^call\b/, /\bpermission\b/].map((name) =>
      cells.findIndex((cell) => name.test(cell)),
    );
    if (cells.length === 0) columns = undefined;
    else if (call !== undefined && permission !== undefined && call >= 0 && permission >= 0)
      columns = { call, permission };
    else if (columns) {
      const named = cells[columns.permission] ?? '';
      const groups = named === 'same' ? before : groupsIn(named);
      before = groups;
      const calls = callsIn(cells[columns.call] ?? '');
      for (const [n, one] of calls.entries()) {
        const anyOf = alternatives(groups[Math.min(n, groups.length - 1)] ?? []);
        if (anyOf.length > 0) facts.push({ method: 'GET', ...one, anyOf });
      }
    }
  }
  return facts;
}

/** `;` parts the permissions of one call from those of the next, ` or ` what will do from what will do as well. */
const groupsIn = (cell: string): string[][] =>
  cell
    .replace(/\([^)]*\)|\*\*/g, '')
    .split(';')
    .map((group) => group.split(/\bor\b/));

const alternatives = (group: readonly string[]): string[][] =>
  group.map(permissionsIn).filter((names) => names.length > 0);

/** Names of Graph's permissions, with what is shortened written out. Intune's own permissions are others. */
function permissionsIn(text: string): string[] {
  const names = text.match(/[A-Z]\w*(?:\.\w+)+/g) ?? [];
  return names
    .filter((name) => !name.startsWith('Microsoft.'))
    .map((name) => name.replace(/^MD\./, 'ManagedDevices.'))
    .map((name) => name.replace(/^(?:ManagedDevices|Configuration|RBAC)\./, 'DeviceManagement$&'));
}

function callsIn(cell: string): Pick<Fact, 'path' | 'version'>[] {
  const calls: Pick<Fact, 'path' | 'version'>[] = [];
  for (const [, beta, text = ''] of cell.matchAll(/(β\s+|, (?=`windows))?`([^`]+)`/g)) {
    const path = pathOf(text, calls.at(-1)?.path);
    if (path !== undefined) calls.push({ path, version: beta === undefined ? 'v1.0' : 'beta' });
  }
  return calls;
}

/** undefined: it is no path. */
function pathOf(text: string, before = ''): string | undefined {
  if (text === '$select=signInActivity') return `${USER}?${text}`;
  const [plain = '', query = ''] = text.split('?', 2);
  const written = plain.replace('{u}', USER).replace('{d}', DEVICE).replace(/\(\)$/, '');
  const path = fromRoot(written, before.split('?', 1)[0] ?? '');
  const selects = /\$select=(?:key|credentials)$/.exec(query)?.[0];
  return path && (selects === undefined ? path : `${path}?${selects}`);
}

function fromRoot(path: string, before: string): string | undefined {
  if (/^\/\{|^…\/(?:\{|appliedPolicies)/.test(path)) return before + path.replace('…', '');
  if (path.startsWith('…/managedDevices/')) return path.replace('…', '/deviceManagement');
  if (path.startsWith('…/')) return path.replace('…', DEVICE);
  if (/^(?:windows\w+Profiles|deviceHealthScripts\/|managedDevices\/)/.test(path))
    return `/deviceManagement/${path}`;
  if (path === 'getManagedAppDiagnosticStatuses') return `${USER}/${path}`;
  if (!path.startsWith('/')) return undefined;
  return ROOTS.includes(path.split('/')[1] ?? '') ? path : USER + path;
}

/** “Permission PO, but MD.ReadWrite.All for …” and the table of actions. */
function actionFacts(markdown: string): Fact[] {
  const [, heading = '', table = ''] =
    /\n## Device actions[^\n]*\n([^|]*)\n(\|[^]*?)\n(?!\|)/.exec(markdown) ?? [];
  const [, listed = ''] = /Permission PO, but \*\*MD\.ReadWrite\.All\*\* for ([^(]*)\(/.exec(heading) ?? [];
  const written = new Set(listed.match(/\b[a-zA-Z]{4,}\b/g));
  const names = table
    .split('\n')
    .slice(2)
    .flatMap((line) => (cellsOf(line)[0] ?? '').replace(/\([^)]*\)+|answers[^|]*/g, '').split(','))
    .map((name) => name.replace('β', '').trim())
    .filter((name) => /^[a-z]+(?:[A-Z][a-zA-Z]*)*$/.test(name));
  const sent = [...new Set([...names, ...written])].filter((name) => name !== 'DELETE');
  return [
    ...sent.flatMap((name): Fact[] =>
      (['v1.0', 'beta'] as const).map((version) => ({
        method: 'POST',
        version,
        path: `${DEVICE}/${name}`,
        anyOf: [[written.has(name) ? WRITES : PRIVILEGED]],
      })),
    ),
    ...(written.has('DELETE')
      ? [{ method: 'DELETE', version: 'v1.0', path: DEVICE, anyOf: [[WRITES]] } as const]
      : []),
  ];
}

function sentenceFacts(markdown: string): Fact[] {
  const [, assign = ''] = /`POST (\/deviceManagement\/roleAssignments)`/.exec(markdown) ?? [];
  const [, forAssign = ''] = /- Create:[^]*?; permission ([\w.]+)\.\n/.exec(markdown) ?? [];
  const [, requests = '', forRequests = ''] =
    /β `GET (\/deviceManagement\/operationApprovalRequests)` lists them \([^;)]*; ([^)]*)\)/.exec(markdown) ??
    [];
  return [
    ...(assign === ''
      ? []
      : [{ method: 'POST', version: 'v1.0', path: assign, anyOf: [permissionsIn(forAssign)] } as const]),
    ...(requests === ''
      ? []
      : [
          {
            ...({ method: 'GET', version: 'beta', path: requests } as const),
            anyOf: alternatives(forRequests.split(/\bor\b/)),
          },
        ]),
  ];
}
