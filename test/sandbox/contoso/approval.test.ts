import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import { openStage } from '../../support/stage.ts';
import { ADMIN_CHANNEL } from '../../support/tenant.ts';

describe('the demo’s request for approval', () => {
  it('waits for a decision of an approver in the admin channel, who isn’t whoever asked', async () => {
    const file = new URL('../../../sandbox/contoso.json', import.meta.url);
    const data = JSON.parse(await readFile(file, 'utf8')) as TenantData;
    const person = (name: string) => data.users.find(({ displayName }) => displayName === name)?.id ?? '';
    const stage = await openStage({ data });
    const say = (who: string) =>
      stage.channel.say(who, '<at>Help Desk</at> approvals', stage.channel.inChannel(ADMIN_CHANNEL));
    const press = async (who: string, title: string) =>
      stage.channel.press(who, (await say(who)).card, title, {}, stage.channel.inChannel(ADMIN_CHANNEL));
    const [asker, decider] = [person('Gus Global'), person('Ada Admin')];
    assert.match(
      (await say(decider)).text,
      /A change of scripts\nIntune’s Multi Admin Approval · Gus Global/,
    );
    assert.match((await press(asker, 'Approve')).text, /You asked for this yourself/);
    assert.match((await press(person('Rolf Roles'), 'Approve')).text, /in no group/);
    assert.match((await press(decider, 'Approve')).text, /Approved by Ada Admin/);
    assert.match((await say(decider)).text, /Nothing is waiting for a decision/);
  });
});
