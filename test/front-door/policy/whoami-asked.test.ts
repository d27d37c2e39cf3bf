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

const HEADING = 'What is asked of you';

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

  it('has a line for each thing that is asked, with the actions in their buttons’ names, and follows the policy', async () => {
    const stage = await open('');
    const say = async () => linesIn((await stage.channel.say(people.admin, 'whoami')).text);
    const lines = await say();
    assert.deepEqual(lines.slice(0, 2), [
      'Reset passcode, Rotate Recovery Lock passcode, Show recovery key, Show local admin password, Show FileVault key: a caller check',
      'Wipe, Retire, Delete, Fresh Start: a second operator and a reason',
    ]);
    assert.ok(!lines.some((line) => line.includes('Sync')), 'that asks for nothing');
    await inAdminChannel(stage).say(
      people.admin,
      'policy wipe caller check, second operator, reason, ticket',
    );
    await inAdminChannel(stage).say(people.admin, 'policy syncDevice denied');
    await inAdminChannel(stage).say(people.admin, 'policy recoveryKey second operator, caller check');
    const after = await say();
    assert.ok(after.includes('Wipe: a caller check, a second operator, a reason, and a ticket number'));
    assert.ok(after.includes('Sync, Show recovery key: not allowed'), after.join(' | '));
  });

  it('leaves out what the operator may do to nobody', async () => {
    const stage = await open('');
    const asked = async (who: string) => (await stage.channel.say(who, 'whoami')).text;
    const reader = await asked(people.reader);
    assert.doesNotMatch(reader, /Wipe/);
    assert.doesNotMatch(
      await asked(people.fieldOperator),
      /Show recovery key/,
      'which takes a role of Entra',
    );
    const none = await asked(people.nobody);
    assert.ok(!none.includes(HEADING), none);
  });

  it('says if nothing is asked', async () => {
    const stage = await open(await policyFile({ start: { '*': [] } }));
    const { text } = await stage.channel.say(people.admin, 'whoami');
    assert.deepEqual(linesIn(text), ['Only that you confirm each action.']);
  });

  it('shows a dozen, and opens the others page by page', async () => {
    const needs = ['callerCheck', 'secondOperator', 'reason', 'ticket'];
    const subsets = Array.from({ length: 15 }, (_, n) => needs.filter((_need, bit) => (n + 1) & (1 << bit)));
    const names = policyNames.slice(0, subsets.length);
    const start = Object.fromEntries(names.map((name, n) => [name, subsets[n]]));
    const stage = await open(await policyFile({ start: { '*': [], ...start } }));
    const card = await stage.channel.say(people.admin, 'whoami');
    const lines = linesIn(card.text);
    assert.equal(lines.filter((line) => ASKED.test(line)).length, 12, card.text);
    const hidden = Number(/^and (\d+) more$/.exec(lines.find((line) => line.startsWith('and ')) ?? '')?.[1]);
    let shown = await stage.channel.press(people.admin, card.card, 'All that is asked of me');
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
      assert.ok(
        lines.some((line) => /Wipe.*: a second operator and a reason$/.test(line)),
        shown.text,
      );
      assert.ok(
        lines.some((line) => /Show recovery key.*: a caller check$/.test(line)),
        shown.text,
      );
    });
});
