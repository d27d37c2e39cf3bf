import assert from 'node:assert/strict';
import type { AuditRequest } from '../../../bot/helpdesk/admin/audit-request.ts';
import { namesIn, newestOf, resolveRequest } from '../../../bot/helpdesk/admin/read-audit.ts';
import type { AuditQuery, AuditRecord, AuditTrail } from '../../../bot/helpdesk/contracts/audit.ts';
import type { ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { managedDevice } from '../../support/samples.ts';
import { fails, fakeGraph } from '../support/fake-graph.ts';
import { AINO, account } from '../support/people.ts';

const since = new Date('2026-01-01T00:00:00.000Z');
const ask = (of: AuditRequest['of']): AuditRequest => ({ of, since, asFile: false });

describe('what a request of the audit is about', () => {
  const receipts: Parameters<typeof resolveRequest>[1] = { list: () => Promise.resolve([]) };
  const knowing = (devices: ManagedDevice[] = []) =>
    fakeGraph({
      directory: { account: () => Promise.resolve(account()) },
      devices: {
        find: () => Promise.resolve({ items: devices, total: devices.length, exact: true, unsearched: [] }),
      },
    });

  it('is everything since a day if nobody is named', async () => {
    const graph = knowing();
    assert.deepEqual(await resolveRequest(graph, receipts, { since, asFile: true }), {
      kind: 'queries',
      queries: [{ since }],
    });
    assert.deepEqual(graph.calls, []);
  });

  it('is a person or an operator by UPN', async () => {
    for (const [kind, query] of [
      ['user', { person: AINO, since }],
      ['operator', { operator: AINO, since }],
    ] as const) {
      const graph = knowing();
      const resolved = await resolveRequest(graph, receipts, ask({ kind, name: 'aino@contoso.example' }));
      assert.deepEqual(resolved, { kind: 'queries', queries: [query] });
      assert.deepEqual(graph.calls, ['account aino@contoso.example']);
    }
  });

  it('is a person, an operator or a device by id, in any case, without asking Graph', async () => {
    const graph = knowing();
    for (const [kind, key] of [
      ['user', 'person'],
      ['operator', 'operator'],
      ['device', 'device'],
    ] as const)
      assert.deepEqual(await resolveRequest(graph, receipts, ask({ kind, name: AINO.toUpperCase() })), {
        kind: 'queries',
        queries: [{ [key]: AINO, since }],
      });
    assert.deepEqual(graph.calls, []);
  });

  it('is each device of exactly that name or serial number, in any case', async () => {
    const graph = knowing([
      managedDevice({ id: 'by-name', deviceName: 'PHONE-1' }),
      managedDevice({ id: 'by-serial', serialNumber: 'phone-1' }),
      managedDevice({ id: 'longer', deviceName: 'PHONE-10', serialNumber: 'PHONE-11' }),
    ]);
    assert.deepEqual(await resolveRequest(graph, receipts, ask({ kind: 'device', name: 'Phone-1' })), {
      kind: 'queries',
      queries: [
        { device: 'by-name', since },
        { device: 'by-serial', since },
      ],
    });
  });

  it('is also a device that has left Intune, if something was sent to it', async () => {
    const old = [
      { deviceId: 'wiped', deviceName: 'phone-1', serialNumber: 'S-1' },
      { deviceId: 'wiped', deviceName: 'phone-1', serialNumber: 'S-1' },
      { deviceId: 'other', deviceName: 'phone-10', serialNumber: 'S-10' },
    ];
    const kept: typeof receipts = {
      list: (which) => Promise.resolve(old.filter((one) => which(one as Receipt)) as Receipt[]),
    };
    for (const name of ['PHONE-1', 's 1'])
      assert.deepEqual(await resolveRequest(knowing(), kept, ask({ kind: 'device', name })), {
        kind: 'queries',
        queries: [{ device: 'wiped', since }],
      });
    const again = knowing([managedDevice({ id: 'enrolled-again', deviceName: 'PHONE-1' })]);
    assert.deepEqual(await resolveRequest(again, kept, ask({ kind: 'device', name: 'phone-1' })), {
      kind: 'queries',
      queries: [
        { device: 'wiped', since },
        { device: 'enrolled-again', since },
      ],
    });
  });

  it('is at most 25 devices: those that something was done to last, then the others in Intune', async () => {
    const here = Array.from({ length: 3 }, (_, n) =>
      managedDevice({ id: `here-${n}`, deviceName: 'IPHONE' }),
    );
    const acted = (count: number) => {
      const gone = Array.from({ length: count }, (_, n) => ({
        deviceId: n === 1 ? 'here-2' : `gone-${n}`,
        deviceName: 'iPhone',
        sentAt: new Date(Date.UTC(2026, 0, 1 + n)).toISOString(),
      }));
      const kept: typeof receipts = { list: () => Promise.resolve(gone as Receipt[]) };
      return resolveRequest(knowing(here), kept, ask({ kind: 'device', name: 'iphone' }));
    };
    const few = await acted(3);
    assert.ok(few.kind === 'queries');
    assert.deepEqual(
      few.queries.map(({ device }) => device),
      ['gone-2', 'here-2', 'gone-0', 'here-0', 'here-1'],
    );
    assert.equal(few.cut, undefined);
    const many = await acted(40);
    assert.ok(many.kind === 'queries');
    assert.deepEqual(
      many.queries.map(({ device }) => device),
      Array.from({ length: 25 }, (_, n) => `gone-${39 - n}`),
    );
    assert.deepEqual(many.cut, { shown: 25, total: 42, exact: true });
  });

  it('isn’t a device that has left Intune in place of one that a search may have missed', async () => {
    const old = { deviceId: 'wiped', deviceName: 'PHONE-1', serialNumber: 'S-1' } as Receipt;
    const missed = fakeGraph({
      devices: { find: () => Promise.resolve({ items: [], total: 0, exact: true, unsearched: ['names'] }) },
    });
    assert.deepEqual(
      await resolveRequest(
        missed,
        { list: () => Promise.resolve([old]) },
        ask({ kind: 'device', name: 'PHONE-1' }),
      ),
      { kind: 'unsearched', name: 'PHONE-1', doubts: { kind: 'none', unsearched: ['names'] } },
    );
  });

  it('is empty if nobody has that name', async () => {
    const none = fakeGraph({ directory: { account: fails('notFound') } });
    for (const kind of ['user', 'operator'] as const)
      assert.deepEqual(await resolveRequest(none, receipts, ask({ kind, name: 'x@y' })), {
        kind: 'noPerson',
        name: 'x@y',
      });
    const near = knowing([managedDevice({ deviceName: 'PHONE-10' })]);
    assert.deepEqual(await resolveRequest(near, receipts, ask({ kind: 'device', name: 'PHONE-1' })), {
      kind: 'noDevice',
      name: 'PHONE-1',
    });
  });

  it('throws if Graph can’t be read', async () => {
    const graph = fakeGraph({
      directory: { account: fails('forbidden') },
      devices: { find: fails('throttled') },
    });
    await assert.rejects(resolveRequest(graph, receipts, ask({ kind: 'user', name: 'x@y' })), {
      kind: 'forbidden',
    });
    await assert.rejects(resolveRequest(graph, receipts, ask({ kind: 'device', name: 'x' })), {
      kind: 'throttled',
    });
  });
});

const record = (seq: number, over: Partial<AuditRecord> = {}): AuditRecord => ({
  seq,
  id: `id-${seq}`,
  at: '2026-01-01T00:00:00.000Z',
  kind: 'read',
  what: 'user',
  operatorId: AINO,
  prev: 'p',
  hash: 'h',
  ...over,
});

describe('the newest entries of several queries', () => {
  it('come together, newest first, no more than the limit', async () => {
    const asked: AuditQuery[] = [];
    const trail = {
      newest: (query: AuditQuery) => {
        asked.push(query);
        return Promise.resolve(query.device === 'a' ? [record(9), record(2)] : [record(7), record(5)]);
      },
    } as AuditTrail;
    const entries = await newestOf(trail, [{ device: 'a' }, { device: 'b', since }], 3, 10);
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      [9, 7, 5],
    );
    assert.deepEqual(asked, [
      { device: 'a', limit: 3, before: 10 },
      { device: 'b', since, limit: 3, before: 10 },
    ]);
  });
});

describe('the names of people in entries', () => {
  const other = AINO.replace('b1', 'b2');
  const gone = AINO.replace('b1', 'b3');

  it('are read once each, only for ids, and are missing for people who can’t be read', async () => {
    const graph = fakeGraph({
      directory: {
        speaker: (id) =>
          id === gone
            ? Promise.reject(new Problem({ kind: 'notFound' }))
            : Promise.resolve({ id, displayName: `Name ${id.slice(-2)}`, userPrincipalName: '' }),
      },
    });
    const entries = [
      record(3, { personId: other }),
      record(2, { operatorId: other, personId: gone }),
      record(1, { operatorId: 'the bot' }),
    ];
    assert.deepEqual(
      await namesIn(graph, entries),
      new Map([
        [AINO, 'Name b1'],
        [other, 'Name b2'],
      ]),
    );
    assert.equal(graph.calls.length, 3);
  });

  it('don’t hide a bug', async () => {
    const graph = fakeGraph({ directory: { speaker: () => Promise.reject(new TypeError('a bug')) } });
    await assert.rejects(namesIn(graph, [record(1)]), /a bug/);
  });
});
