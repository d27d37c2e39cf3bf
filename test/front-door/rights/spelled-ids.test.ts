import assert from 'node:assert/strict';
import type { GraphAnswer } from '../../../sandbox/graph/types.ts';
import { posts } from '../../support/act.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, ADMIN_TEAM, TENANT, devices, groups, people } from '../../support/tenant.ts';

const GUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const upper = (id: string) => id.toUpperCase();
const braces = (id: string) => `{${id}}`;
const both = (id: string) => `{${id.toUpperCase()}}`;

/** Every id that Graph answers, in another spelling. Links stay as they are. */
function spelled(spell: (id: string) => string) {
  const inside = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(GUIDS, spell);
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, name.startsWith('@') ? one : inside(one)]),
    );
  };
  return (answer: GraphAnswer): GraphAnswer => ({ ...answer, body: inside(answer.body) });
}

for (const [title, spell] of [
  ['in capitals', upper],
  ['in braces', braces],
  ['in both', both],
] as const)
  describe(`ids ${title} are the same ids`, () => {
    let stage: Stage;
    before(async () => {
      stage = await openStage();
      stage.sandbox.control.fail({ match: /^(?!.*\$batch)/, alter: spelled(spell) });
    });
    const ask = (who: string, device: string, over = {}) =>
      stage.channel.invoke(who, 'action.ask', { action: 'remoteLock', device }, over);

    it('for members, scope groups, primary users and devices: who may, may, and nobody else', async () => {
      for (const [who, device, may] of [
        [people.fieldOperator, devices.ainoPhone, true],
        [people.fieldOperator, devices.boPhone, false],
        [people.deviceOperator, devices.boPhone, true],
        [people.deviceOperator, devices.boTablet, false],
        [people.operatorOfMany, devices.ainoMac, true],
        [people.nobody, devices.ainoPhone, false],
        [people.admin, devices.boTablet, true],
      ] as const) {
        const before = posts(stage, { id: device }).length;
        const asked = await ask(who, device);
        assert.equal(asked.text.includes('Confirm remote lock'), may, `${who} ${device}:\n${asked.text}`);
        if (may) await stage.channel.press(who, asked.card, 'Confirm remote lock');
        assert.equal(posts(stage, { id: device }).length - before, may ? 1 : 0, `${who} ${device}`);
      }
      const { text } = await stage.channel.say(people.fieldOperator, 'select user aino@contoso.example');
      for (const part of ['AINO-PHONE', 'Field people', 'Devices · 3', 'Groups · 3', 'AINO-HOME'])
        assert.ok(text.includes(part), `${part}:\n${text}`);
      assert.doesNotMatch(text, /could not be read|Registered in Entra only · 2/);
    });

    it('for who speaks, their tenant, and the admin channel’s team', async () => {
      const from = { id: '29:x', name: 'Sample', aadObjectId: spell(people.admin) };
      const there = stage.channel.inChannel(ADMIN_CHANNEL);
      const spelledThere = {
        ...there,
        from,
        conversation: { ...(there.conversation as object), tenantId: spell(TENANT) },
        channelData: {
          tenant: { id: spell(TENANT) },
          team: { id: '19:team@thread.tacv2', aadGroupId: spell(ADMIN_TEAM) },
          channel: { id: ADMIN_CHANNEL },
        },
      };
      const { text } = await stage.channel.say(people.admin, 'roles', spelledThere);
      assert.match(text, /Field help desk/);
      const alone = { from, channelData: { tenant: { id: spell(TENANT) } } };
      assert.match((await stage.channel.say(people.admin, 'whoami', alone)).text, /Intune Administrator/);
      const other = { ...alone, channelData: { tenant: { id: spell(people.bo) } } };
      assert.match((await stage.channel.say(people.admin, 'whoami', other)).text, /one organization/);
    });

    it('for what is typed', async () => {
      const say = (words: string) => stage.channel.say(people.operatorOfAll, words);
      assert.match((await say(`select user ${spell(people.aino)}`)).text, /AINO-PHONE/);
      assert.match((await say(`device ${spell(devices.ainoPhone)}`)).text, /Intune device id/);
      assert.match((await say(spell(devices.ainoPhone))).text, /AINO-PHONE/);
      const there = stage.channel.inChannel(ADMIN_CHANNEL);
      const audit = await stage.channel.say(people.admin, `audit device ${spell(devices.ainoPhone)}`, there);
      assert.match(audit.text, /Remote lock/);
    });

    it('for a bound: an admin removes what is within it, and nothing else', async () => {
      const there = stage.channel.inChannel(ADMIN_CHANNEL);
      const remove = (name: string) => stage.channel.say(people.boundAdmin, `remove role ${name}`, there);
      assert.match((await remove('Phone help desk')).text, /beyond your own/);
      const form = await stage.channel.say(people.boundAdmin, 'assign role', there);
      const filled = {
        role: 'eeee0000-0000-4000-8000-000000000001',
        name: `Desk ${title}`,
        description: '',
        members: spell(groups.newcomers),
      };
      const review = (scope: string) =>
        stage.channel.press(people.boundAdmin, form.card, 'Review', {}, there, { ...filled, scope });
      assert.match((await review(spell(groups.bos))).text, /beyond|scope/i);
      const asked = await review(spell(groups.nested));
      const made = await stage.channel.press(people.boundAdmin, asked.card, 'Confirm assignment', {}, there);
      assert.match(made.text, new RegExp(`Desk ${title}`));
      const removal = await remove('Field help desk');
      const done = await stage.channel.press(people.boundAdmin, removal.card, 'Confirm removal', {}, there);
      assert.match(done.text, /removed/);
    });
  });
