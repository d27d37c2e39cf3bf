import assert from 'node:assert/strict';
import { announceCall, callsTo } from '../../../bot/helpdesk/caller/announce-call.ts';
import { notMe } from '../../../bot/helpdesk/caller/not-me.ts';
import { OPERATOR, PERSON, helpDesk } from '../support/remote.ts';

describe('a call that is announced again and again', () => {
  it('is one record, as new as the last time, and the person’s first card still counts', async () => {
    const desk = helpDesk();
    const call = {
      operatorId: OPERATOR,
      operatorName: 'Sample',
      operatorAddress: 's@contoso.example',
      personId: PERSON,
      personName: 'Person One',
    };
    const first = await announceCall(desk.services, call);
    for (let n = 0; n < 100; n++) {
      desk.clock.now = new Date(desk.clock.now.getTime() + 60_000);
      await announceCall(desk.services, call);
    }
    assert.equal(desk.store.calls.kept.size, 1);
    const [now] = await callsTo(desk.services, PERSON);
    assert.equal(now?.createdAt, desk.clock.now.toISOString());
    await announceCall(desk.services, { ...call, operatorId: 'someone-else' });
    assert.equal((await callsTo(desk.services, PERSON)).length, 2);
    const done = await notMe(desk.services, PERSON, { kind: 'call', id: first.id });
    assert.equal(done?.about.operatorId, OPERATOR);
    assert.deepEqual(await callsTo(desk.services, PERSON), []);
    const after = await announceCall(desk.services, call);
    assert.notEqual(after.id, first.id, 'what the person denied stays denied');
  });
});
