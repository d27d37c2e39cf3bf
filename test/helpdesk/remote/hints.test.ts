import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Operators } from '../../../bot/helpdesk/access/operators.ts';
import { RoleAssignmentCache } from '../../../bot/helpdesk/access/role-assignment-cache.ts';
import { READ_DEVICES } from '../../../bot/helpdesk/access/authorize.ts';
import { mayGoAhead } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import type { GraphApi } from '../../../bot/helpdesk/contracts/graph.ts';
import type { SpeakerRecord } from '../../../bot/helpdesk/contracts/model.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { recheck } from '../../../bot/helpdesk/remote/recheck.ts';
import type { Run } from '../../../bot/helpdesk/remote/run.ts';
import { assignment } from '../../support/samples.ts';
import { fakeGraph } from '../support/fake-graph.ts';
import { OPERATOR, helpDesk, phone, runOf } from '../support/remote.ts';

const LOCK = 'Microsoft.Intune_RemoteTasks_RemoteLock';
const INTUNE_ADMINISTRATOR = '3a2c62db-5318-420d-8d74-23affee5d9d5';
const PEOPLE = ['person-1', 'person-2', OPERATOR];

const some = (...names: string[]) => fc.subarray(names);
const memberGroups = some('member-1', 'member-2', 'member-3');
const scopeGroups = some('scope-1', 'scope-2', 'scope-3', 'scope-4');

/** All that decides about a press, as it is at one moment. */
const moment = fc.record({
  record: fc.constantFrom<Partial<SpeakerRecord> | undefined>(
    {},
    {},
    {},
    { userType: 'Guest' },
    { accountEnabled: false },
    undefined,
  ),
  admin: fc.nat(5).map((n) => n === 0),
  held: memberGroups,
  assignments: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('assignment-1', 'assignment-2', 'assignment-3'),
      memberGroups,
      scopeGroups,
      permissions: some(READ_DEVICES, LOCK),
      allUsers: fc.nat(4).map((n) => n === 0),
      allDevices: fc.nat(4).map((n) => n === 0),
      reachUnread: fc.nat(8).map((n) => n === 0),
    }),
    { selector: ({ id }) => id, maxLength: 3 },
  ),
  userId: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined }),
  personScopes: fc.record({
    'person-1': scopeGroups,
    'person-2': fc.option(scopeGroups, { nil: undefined }),
    [OPERATOR]: scopeGroups,
  }),
  entraId: fc.option(fc.constantFrom('entra-1', 'ENTRA-1', 'entra-2'), { nil: undefined }),
  objects: fc.record({
    'entra-1': fc.option(fc.constantFrom('object-1', 'object-2'), { nil: undefined }),
    'entra-2': fc.option(fc.constantFrom('object-1', 'object-2'), { nil: undefined }),
  }),
  objectScopes: fc.record({ 'object-1': scopeGroups, 'object-2': scopeGroups }),
  /** A call that Graph doesn't answer. */
  fails: fc.option(fc.constantFrom('personIsIn', 'deviceIsIn', 'deviceObject', 'directoryRoles'), {
    nil: undefined,
    freq: 9,
  }),
});
type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never;

const deviceOf = ({ userId, entraId }: Moment) => phone({ userId, azureADDeviceId: entraId });
const assignmentsOf = ({ assignments }: Moment) =>
  assignments.map(({ permissions, reachUnread, ...one }) =>
    assignment({
      ...one,
      displayName: one.id,
      permissions: new Set(permissions),
      ...(reachUnread && { reachUnread }),
    }),
  );
const isIn = (held: readonly string[], asked: readonly string[]) =>
  new Set(asked.filter((id) => held.includes(id)));
const notFound = () => new Problem({ kind: 'notFound', status: 404 });

/** A Graph that answers as things are at that moment. */
function graphAt(now: Moment): GraphApi {
  const answer = <T>(name: string, value: () => T): Promise<T> =>
    now.fails === name
      ? Promise.reject(new Problem({ kind: 'unavailable', status: 503 }))
      : Promise.resolve().then(value);
  return fakeGraph({
    directory: {
      speaker: (id) =>
        answer('speaker', () => {
          if (!now.record) throw notFound();
          const record = { id, displayName: 'Sample', userPrincipalName: 's@contoso.example' };
          return { ...record, userType: 'Member', ...now.record };
        }),
      directoryRoles: () => answer('directoryRoles', () => (now.admin ? [INTUNE_ADMINISTRATOR] : [])),
      personIsIn: (id, asked) =>
        answer('personIsIn', () => {
          const scopes = now.personScopes[id as keyof Moment['personScopes']];
          if (!scopes) throw notFound();
          return isIn(id === OPERATOR ? [...now.held, ...scopes] : scopes, asked);
        }),
      deviceObject: (id) =>
        answer('deviceObject', () => {
          const object = now.objects[id.toLowerCase() as keyof Moment['objects']];
          return object === undefined ? undefined : { id: object, deviceId: id, displayName: 'SAMPLE' };
        }),
      deviceIsIn: (id, asked) =>
        answer('deviceIsIn', () => isIn(now.objectScopes[id as keyof Moment['objectScopes']], asked)),
    },
    devices: { one: () => Promise.resolve(deviceOf(now)) },
    roles: { assignments: () => Promise.resolve(assignmentsOf(now)) },
  });
}

const newcomers = () => new Operators(new RoleAssignmentCache(() => new Date()));

async function rulingOf(run: Run): Promise<unknown> {
  try {
    return (await recheck(run)).devices;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.kind;
  }
}

/** What the card was drawn with, and what is read from it as hints. */
async function drawnAt(then: Moment) {
  const operators = newcomers();
  await operators.fresh(graphAt({ ...then, fails: undefined }), OPERATOR);
  const { userId, entraId } = then;
  const target = { deviceId: 'device-1', deviceName: 'SAMPLE-PHONE', userId };
  const objectId = then.objects[entraId?.toLowerCase() as keyof Moment['objects']];
  const inEntra: Run['inEntra'] =
    entraId === undefined ? {} : { 'device-1': { deviceId: entraId, objectId } };
  return { operators, targets: [target], inEntra };
}

/** The rule itself, without any way of reading. */
function allowedAt(now: Moment, run: Run): boolean {
  const { record, admin, held, userId, personScopes, entraId, objects, objectScopes } = now;
  if (!record || record.userType === 'Guest' || record.accountEnabled === false) return false;
  if (userId !== run.targets[0]?.userId) return false;
  const object = objects[entraId?.toLowerCase() as keyof Moment['objects']];
  const operator = {
    speaker: { id: OPERATOR, displayName: 'Sample', userPrincipalName: 's@contoso.example' },
    adminRoles: admin ? ['Intune Administrator'] : [],
    assignments: assignmentsOf(now).filter((one) =>
      one.memberGroups.some((group) => held.some((mine) => mine === group)),
    ),
  };
  const scopes = userId === undefined ? [] : personScopes[userId as keyof Moment['personScopes']];
  const target = {
    kind: 'device' as const,
    hasUser: userId !== undefined,
    personGroups: new Set<string>(scopes),
    deviceGroups: new Set<string>(object === undefined ? [] : objectScopes[object]),
    scopeTags: undefined,
  };
  return mayGoAhead(run.action, operator, deviceOf(now), target).possible;
}

describe('what was read before a press', () => {
  it('never changes what is decided: the ruling is that of a bot that remembers nothing', async function () {
    this.timeout(60_000);
    let allowed = 0;
    const run = fc.asyncProperty(moment, moment, fc.boolean(), async (then, later, same) => {
      const now = same ? { ...then, fails: later.fails } : later;
      const { operators, targets, inEntra } = await drawnAt(then);
      const desk = helpDesk();
      const hinted = { ...desk.services, operators };
      const graph = graphAt(now);
      const pressed = runOf(desk, { services: hinted, graph, targets, inEntra });
      const ruling = await rulingOf(pressed);
      const unhinted = { ...desk.services, operators: newcomers() };
      assert.deepEqual(ruling, await rulingOf(runOf(desk, { services: unhinted, graph, targets })));
      if (typeof ruling === 'string') return;
      const [one] = ruling as { kind: string }[];
      if (one?.kind === 'clear') allowed += 1;
      assert.equal(one?.kind === 'clear', allowedAt(now, pressed));
    });
    // a failure names its seed
    await fc.assert(run, { numRuns: 1_000 });
    assert.ok(allowed > 10, `only ${allowed} of the presses were allowed`);
  });
});
