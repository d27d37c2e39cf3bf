import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPolicyFile } from '../../../bot/helpdesk/policy/policy-file.ts';
import { needsOf } from '../../../bot/helpdesk/policy/needs.ts';
import { policyNames } from '../../../bot/helpdesk/policy/names.ts';
import { until } from '../../support/act.ts';
import { wordsOf } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import { asksToSignIn, Production } from '../../support/production.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { people, smallTenant } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';

const EVERY_MS = 40;
const pace = { ...quick(50), requests: EVERY_MS };
const FEW = /could decide (here|as a second operator)/;

/** The small tenant, with these people in the private channel. */
function withMembers(members: readonly string[]) {
  const data = smallTenant();
  for (const { channels = [] } of data.teams)
    for (const channel of channels) if (channel.membershipType === 'private') channel.members = [...members];
  return data;
}

const told = (stage: Pick<Stage, 'channel'>) =>
  posted(stage)
    .map(wordsOf)
    .filter((words) => FEW.test(words));
const waits = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const asked = ({ sandbox }: Pick<Stage, 'sandbox'>, path: RegExp) =>
  sandbox.calls.filter((call) => path.test(call.url)).length;
const MEMBERS = /\/allMembers/;

describe('a help desk with one operator', () => {
  let minutes = 0;

  async function open(members: readonly string[], policyFile = ''): Promise<Stage> {
    minutes = 0;
    const stage = await openStage({
      data: withMembers(members),
      environment: { PolicyFile: policyFile },
      app: { pace, now: () => new Date(Date.now() + minutes * 60_000) },
    });
    // Teams has to have spoken before the bot can
    await stage.channel.say(people.nobody, 'help');
    return stage;
  }

  it('is told so in the admin channel after the start, by name and with what to set, once a day', async () => {
    const stage = await open([people.admin, people.nobody, people.guestAdmin]);
    await until(() => told(stage).length === 1);
    const [card = ''] = told(stage);
    assert.match(card, /Only Sample Admin could decide here.*what Sample Admin asks for can’t be sent/);
    assert.match(card, /sets PolicyFile, for example to a file with \{"start"/);
    await stage.restart();
    await waits(5 * EVERY_MS);
    assert.equal(told(stage).length, 1);
    minutes = 24 * 60 + 1;
    await stage.restart();
    await until(() => told(stage).length === 2);
    // with the clock set back, nobody knows how long ago that was
    minutes -= 60;
    await stage.restart();
    await until(() => told(stage).length === 3);
  });

  it('is told a policy that works for it', async () => {
    const stage = await open([people.nobody]);
    await until(() => told(stage).length === 1);
    const [card = ''] = told(stage);
    assert.match(card, /Nobody in this channel could decide/);
    const file = /a file with (\{.*\})\./.exec(card)?.[1] ?? '';
    const { rules, faults } = readPolicyFile(file);
    assert.deepEqual(faults, []);
    for (const name of policyNames)
      assert.ok(!needsOf(rules, name, undefined).includes('secondOperator'), name);
    assert.deepEqual(needsOf(rules, 'wipe', undefined), ['reason']);
    assert.deepEqual(needsOf(rules, 'resetPasscode', undefined), ['callerCheck']);
    const path = join(await temporaryFolder(), 'policy.json');
    await writeFile(path, file);
    const other = await open([people.nobody], path);
    await waits(5 * EVERY_MS);
    assert.deepEqual([told(other).length, asked(other, MEMBERS)], [0, 0]);
  });

  it('isn’t told where two could decide', async () => {
    const stage = await open([people.admin, people.fieldOperator]);
    await until(() => asked(stage, MEMBERS) > 0);
    await waits(5 * EVERY_MS);
    assert.deepEqual([told(stage).length, asked(stage, MEMBERS)], [0, 1]);
  });

  it('isn’t told while it can’t be read, and is once it can', async () => {
    const stage = await open([people.nobody]);
    await until(() => told(stage).length === 1);
    minutes = 24 * 60 + 1;
    for (const match of [MEMBERS, /\/roleDefinitions/]) {
      const fault = stage.sandbox.control.fail({ match, status: 403 });
      await stage.restart();
      await until(() => fault.hits > 1);
      await waits(3 * EVERY_MS);
      assert.equal(told(stage).length, 1);
      await stage.stop();
      fault.remove();
    }
    await stage.restart();
    await until(() => told(stage).length === 2);
  });

  async function openProduction(auth: string, members: readonly string[]): Promise<Production> {
    const production = await Production.open({ GraphAuth: auth, PolicyFile: '' }, withMembers(members));
    await production.start(undefined, {}, { pace });
    await production.channel.say(people.nobody, 'help');
    return production;
  }

  /** Signs in, and says something in the admin channel. */
  async function isThere(production: Production, who: string): Promise<void> {
    const answer = await production.channel.say(who, 'whoami');
    assert.ok(asksToSignIn(answer));
    await production.exchange(who, answer);
    await inAdminChannel(production).say(who, 'approvals');
  }

  for (const auth of ['delegated', 'application'] as const)
    it(`is told with GraphAuth=${auth}, as soon as the channel’s members can be read`, async () => {
      const production = await openProduction(auth, [people.admin, people.nobody]);
      if (auth === 'delegated') {
        await waits(5 * EVERY_MS);
        assert.deepEqual([told(production).length, asked(production, MEMBERS)], [0, 0]);
        await isThere(production, people.admin);
      }
      await until(() => told(production).length === 1);
      assert.match(told(production)[0] ?? '', /Only Sample Admin/);
    });

  it('isn’t told by what somebody sees from whom Intune hides roles', async () => {
    const production = await openProduction('delegated', [people.boundAdmin, people.nobody]);
    await isThere(production, people.boundAdmin);
    await waits(5 * EVERY_MS);
    assert.ok(asked(production, MEMBERS) > 1);
    assert.deepEqual(told(production), []);
  });
});
