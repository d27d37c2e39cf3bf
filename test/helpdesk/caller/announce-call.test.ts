import assert from 'node:assert/strict';
import { announceCall, callsTo } from '../../../bot/helpdesk/caller/announce-call.ts';
import type { AnnouncedCall } from '../../../bot/helpdesk/contracts/policy/caller.ts';
import { notMe } from '../../../bot/helpdesk/caller/not-me.ts';
import { OPERATOR, PERSON, helpDesk, type HelpDesk } from '../support/remote.ts';

const call = {
  operatorId: OPERATOR,
  operatorName: 'Sample',
  operatorAddress: 's@contoso.example',
  personId: PERSON,
  personName: 'Person One',
};

async function announced(desk: HelpDesk, over: Partial<typeof call> = {}): Promise<AnnouncedCall> {
  const done = await announceCall(desk.services, { ...call, ...over });
  assert.ok(done.kind === 'announced');
  return done.call;
}

describe('a call that is announced again and again', () => {
  it('is one record, as new as the last time, and the person’s first card still counts', async () => {
    const desk = helpDesk();
    const first = await announced(desk);
    for (let n = 0; n < 100; n++) {
      desk.clock.now = new Date(desk.clock.now.getTime() + 60_000);
      await announced(desk);
    }
    assert.equal(desk.store.calls.kept.size, 1);
    const [now] = await callsTo(desk.services, PERSON);
    assert.equal(now?.createdAt, desk.clock.now.toISOString());
    await announced(desk, { operatorId: 'someone-else' });
    assert.equal((await callsTo(desk.services, PERSON)).length, 2);
    const done = await notMe(desk.services, PERSON, { kind: 'call', id: first.id });
    assert.equal(done?.about.operatorId, OPERATOR);
    assert.deepEqual(await callsTo(desk.services, PERSON), []);
    const after = await announced(desk);
    assert.notEqual(after.id, first.id, 'what the person denied stays denied');
  });
});

describe('calls of one operator', () => {
  const to = (n: number) => ({ personId: `person-${n}` });

  it('are announced to ten people within ten minutes at most, and the audit has who was refused', async () => {
    const desk = helpDesk();
    for (let n = 0; n < 10; n++) await announced(desk, to(n));
    await announced(desk, to(3));
    const eleventh = { ...call, ...to(10) };
    assert.deepEqual(await announceCall(desk.services, eleventh), { kind: 'tooMany' });
    assert.deepEqual(await callsTo(desk.services, 'person-10'), []);
    assert.equal(desk.store.calls.kept.size, 10);
    const [last] = desk.audit.entries.slice(-1);
    assert.deepEqual([last?.kind, last?.outcome, last?.personId], ['refused', 'tooMany', 'person-10']);
    await announced(desk, { ...to(10), operatorId: 'someone-else' });
    desk.clock.now = new Date(desk.clock.now.getTime() + 10 * 60_000 + 1);
    assert.equal((await announceCall(desk.services, eleventh)).kind, 'announced');
  });

  it('are no more to people whom the same operator has called before', async () => {
    const desk = helpDesk();
    const minutes = (n: number) => void (desk.clock.now = new Date(desk.clock.now.getTime() + n * 60_000));
    for (let n = 0; n < 12; n++) {
      await announced(desk, to(n));
      minutes(2);
    }
    minutes(60);
    for (let n = 0; n < 10; n++) await announced(desk, to(n));
    assert.deepEqual(await announceCall(desk.services, { ...call, ...to(10) }), { kind: 'tooMany' });
    assert.deepEqual(await callsTo(desk.services, 'person-10'), []);
    assert.equal((await announced(desk, to(3))).personId, 'person-3');
  });

  it('that are announced all at once are no more', async () => {
    const desk = helpDesk();
    const all = Array.from({ length: 30 }, (_, n) => announceCall(desk.services, { ...call, ...to(n) }));
    const kinds = (await Promise.all(all)).map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'announced').length, 10);
  });

  it('are told to nobody before they are in the audit', async () => {
    const desk = helpDesk();
    const broken = () => Promise.reject(new Error('the disk is full'));
    await assert.rejects(announceCall({ ...desk.services, audit: { append: broken } }, call), /disk is full/);
    assert.deepEqual(await callsTo(desk.services, PERSON), []);
  });
});
