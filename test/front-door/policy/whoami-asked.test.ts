import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyNames } from '../../../bot/helpdesk/policy/names.ts';
import { titles } from '../../support/act.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import { asksToSignIn, Production } from '../../support/production.ts';
import { openStage } from '../../support/stage.ts';
import { people } from '../../support/tenant.ts';
import { inAdminChannel } from './support/admins.ts';

const HEADING = 'What your actions ask for';

/** A line about what is asked. */
const ASKED = /^.+: a (caller check|second operator|reason|ticket number)/;

/** The lines about what is asked. */
function linesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.slice(lines.indexOf(HEADING) + 1).filter((line) => line !== '');
}

async function policyFile(rules: object): Promise<string> {
  const path = join(await temporaryFolder(), 'policy.json');
  await writeFile(path, JSON.stringify(rules));
  return path;
}

describe('whoami, on what is asked of me', () => {
  const open = (PolicyFile: string) => openStage({ environment: { PolicyFile } });

  it('has a line for each action that asks for something, in its button’s name, and follows the policy', async () => {
    const stage = await open('');
    const say = async () => linesIn((await stage.channel.say(people.admin, 'whoami')).text);
    const lines = await say();
    for (const line of [
      'Wipe: a second operator and a reason',
      'Retire: a second operator and a reason',
      'Delete: a second operator and a reason',
      'Fresh Start: a second operator and a reason',
      'Show recovery key: a caller check',
      'Show local admin password: a caller check',
      'Show FileVault key: a caller check',
    ])
      assert.ok(lines.includes(line), `${line} in ${lines.join(' | ')}`);
    assert.ok(!lines.some((line) => line.startsWith('Sync')), 'that asks for nothing');
    await inAdminChannel(stage).say(
      people.admin,
      'policy wipe caller check, second operator, reason, ticket',
    );
    await inAdminChannel(stage).say(people.admin, 'policy syncDevice denied');
    await inAdminChannel(stage).say(people.admin, 'policy recoveryKey second operator, caller check');
    const after = await say();
    assert.ok(after.includes('Wipe: a caller check, a second operator, a reason, and a ticket number'));
    assert.ok(after.includes('Sync: not allowed'));
    assert.ok(after.includes('Show recovery key: not allowed'), after.join(' | '));
  });

  it('leaves out what the operator may do to nobody', async () => {
    const stage = await open('');
    const asked = async (who: string) => (await stage.channel.say(who, 'whoami')).text;
    const reader = await asked(people.reader);
    assert.doesNotMatch(reader, /Wipe: /);
    assert.doesNotMatch(
      await asked(people.fieldOperator),
      /Show recovery key: /,
      'which takes a role of Entra',
    );
    const none = await asked(people.nobody);
    assert.ok(!none.includes(HEADING), none);
  });

  it('says if nothing is asked', async () => {
    const stage = await open(await policyFile({ start: { '*': [] } }));
    const { text } = await stage.channel.say(people.admin, 'whoami');
    assert.deepEqual(linesIn(text), ['Only your confirmation.']);
  });

  it('shows a dozen, and opens the others page by page', async () => {
    const needs = ['callerCheck', 'secondOperator', 'reason', 'ticket'];
    const subsets = Array.from({ length: 15 }, (_none, n) =>
      needs.filter((_need, bit) => (n + 1) & (1 << bit)),
    );
    const start: Record<string, string[]> = {};
    for (const [n, subset] of subsets.entries()) start[policyNames[n] ?? ''] = subset;
    const stage = await open(await policyFile({ start: { '*': [], ...start } }));
    const card = await stage.channel.say(people.admin, 'whoami');
    const lines = linesIn(card.text);
    assert.equal(lines.filter((line) => ASKED.test(line)).length, 12, card.text);
    const hidden = Number(/^and (\d+) more$/.exec(lines.find((line) => line.startsWith('and ')) ?? '')?.[1]);
    let shown = await stage.channel.press(people.admin, card.card, 'All that my actions ask for');
    let all = shown.text;
    while (titles(shown.card).includes('Next')) {
      shown = await stage.channel.press(people.admin, shown.card, 'Next');
      all += `\n${shown.text}`;
    }
    assert.equal(all.split('\n').filter((line) => ASKED.test(line.trim())).length, 12 + hidden);
    const back = await stage.channel.press(people.admin, shown.card, 'Back to my rights');
    assert.ok(back.text.includes(HEADING));
    // whoever presses a card of somebody else’s sees their own
    const { text } = await stage.channel.invoke(people.reader, 'whoami.asked', { page: '99' });
    assert.doesNotMatch(text, /Wipe/);
  });

  it('says it once for many of which the same is asked', async () => {
    const stage = await open(await policyFile({ start: { '*': ['reason'] } }));
    const lines = linesIn((await stage.channel.say(people.admin, 'whoami')).text);
    const told = lines.filter((line) => line.endsWith(': a reason'));
    assert.ok(told.length < 6 && told.every((line) => line.length < 270), told.join('\n'));
    const titles = told.flatMap((line) => line.replace(/: a reason$/, '').split(', '));
    assert.equal(titles.length, policyNames.length);
    assert.equal(new Set(titles).size, policyNames.length);
  });

  it('says that everything is stopped', async () => {
    const stage = await open('');
    await inAdminChannel(stage).say(people.admin, 'stop everything');
    const { text } = await stage.channel.say(people.admin, 'whoami');
    assert.match(text, /Stopped for now: an admin has stopped every action/);
  });

  for (const auth of ['delegated', 'application'] as const)
    it(`says it with GraphAuth=${auth}`, async () => {
      const production = await Production.open({ GraphAuth: auth, PolicyFile: '' });
      await production.start();
      const answer = await production.channel.say(people.admin, 'whoami');
      const shown = asksToSignIn(answer) ? await production.exchange(people.admin, answer) : answer;
      const lines = linesIn(shown.text);
      assert.ok(lines.includes('Wipe: a second operator and a reason'), shown.text);
      assert.ok(lines.includes('Show recovery key: a caller check'), shown.text);
    });
});
