import assert from 'node:assert/strict';
import { posts, until } from '../../support/act.ts';
import type { Answered } from '../../support/channel.ts';
import { buttons, wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';
import { lastSentTo, numberOn, policyFile, sentTo } from './support/employee.ts';

const OPERATOR = people.otherAdmin;
const DECIDER = people.admin;
const EMPLOYEE = people.aino;
/** Aino's, in the small tenant. */
const MANAGER = people.bo;
const PHONE = { id: devices.ainoPhone };

function setManager(data: ReturnType<typeof smallTenant>, manager: string | undefined): void {
  const path = `users/${EMPLOYEE}/manager`;
  const others = Object.entries(data.nav).filter(([name]) => name !== path);
  const found = data.users.find(({ id }) => id === manager);
  data.nav = Object.fromEntries([
    ...others,
    ...(found ? [[path, { '@odata.type': '#microsoft.graph.user', ...found }] as const] : []),
  ]);
}

describe('the manager’s word in place of the person’s', () => {
  let minutes = 0;
  let stage: Stage;

  async function open(
    start: object = { remoteLock: ['callerCheck'] },
    change: (data: ReturnType<typeof smallTenant>) => void = () => undefined,
  ) {
    minutes = 0;
    const data = smallTenant();
    change(data);
    const now = () => new Date(Date.now() + minutes * 60_000);
    const environment = { PolicyFile: await policyFile({ start, told: { '*': 'no' } }) };
    stage = await openStage({ data, environment, app: { pace: quick(50), now } });
  }

  async function confirmCard(device: string = devices.ainoPhone, who: string = OPERATOR): Promise<Answered> {
    const shown = await stage.channel.say(who, `device ${device}`);
    return stage.channel.press(who, shown.card, 'Remote lock');
  }
  const confirm = (asked: Answered, who: string = OPERATOR) =>
    stage.channel.press(who, asked.card, 'Confirm remote lock');
  const ask = (asked: Answered, who: string = OPERATOR) =>
    stage.channel.press(who, asked.card, 'Ask the manager');
  const answer = (title: string, who: string = MANAGER, card = lastSentTo(stage, MANAGER)) =>
    stage.channel.press(who, card, title);

  it('lets one action through, and every place says whose word it was', async () => {
    await open();
    const asked = await ask(await confirmCard());
    assert.match(asked.text, /Read this number aloud: \d\d\. Bo Sample presses it/);
    assert.deepEqual(sentTo(stage, EMPLOYEE), []);
    const card = lastSentTo(stage, MANAGER);
    const words = wordsOf(card);
    assert.match(
      words,
      /they are Aino Virtanen is talking with Other Admin of the help desk about: Remote lock/,
    );
    assert.match(words, /because you are their manager/);
    assert.match(words, /Press only if you are talking with Other Admin now/);
    assert.match(words, /never ask for codes, links or remote control/);
    assert.deepEqual(
      buttons(card).map(({ title }) => (title === 'That’s not me' ? title : String(title).length)),
      ['That’s not me', 2, 2, 2],
    );
    // it isn't the person's to answer then
    assert.doesNotMatch((await answer(numberOn(asked), EMPLOYEE, card)).text, /Thank you/);
    assert.match((await answer(numberOn(asked))).text, /you vouch for Aino Virtanen/);
    assert.match(
      wordsOf(stage.channel.updates.at(-1)?.card),
      /word of Bo Sample, the manager of Aino Virtanen/,
    );
    const receipt = await confirm(asked);
    assert.match(receipt.text, /Accepted/);
    assert.match(receipt.text, /verified by the word of Bo Sample, their manager/);
    assert.equal(posts(stage, PHONE).length, 1);
    const audit = (await stage.audit()).filter(
      ({ what }) => what === 'caller check' || what === 'remoteLock',
    );
    for (const entry of audit.filter(({ kind, outcome }) => kind === 'started' || outcome === 'verified'))
      assert.deepEqual(entry.options, [`manager=${MANAGER}`]);
  });

  it('allows nothing if a wrong number is pressed, or it comes too late', async () => {
    await open();
    const asked = await ask(await confirmCard());
    const wrong = buttons(lastSentTo(stage, MANAGER))
      .map(({ title }) => String(title))
      .find((title) => /^\d\d$/.test(title) && title !== numberOn(asked));
    await answer(String(wrong));
    assert.match((await confirm(asked)).text, /verify the caller first/);
    const again = await ask(await confirmCard());
    minutes = 2;
    assert.match((await answer(numberOn(again))).text, /time to answer is over/);
    assert.deepEqual(posts(stage, PHONE), []);
  });

  it('counts for no other device, person or operator', async () => {
    await open({ '*': ['callerCheck'] });
    const asked = await ask(await confirmCard());
    await answer(numberOn(asked));
    for (const [device, who] of [
      [devices.ainoMac, OPERATOR],
      [devices.boPhone, OPERATOR],
      [devices.ainoPhone, DECIDER],
    ] as const)
      assert.match((await confirm(await confirmCard(device, who), who)).text, /verify the caller first/);
    assert.match((await confirm(asked)).text, /Accepted/);
  });

  it('is asked three times an hour at most, together with the person', async () => {
    await open();
    await stage.channel.press(OPERATOR, (await confirmCard()).card, 'Verify caller');
    for (let n = 0; n < 2; n++) assert.match((await ask(await confirmCard())).text, /Read this number/);
    assert.match((await ask(await confirmCard())).text, /asked three times within an hour/);
  });

  it('is taken back with That’s not me, by the manager and by the person', async () => {
    for (const who of [MANAGER, EMPLOYEE]) {
      await open();
      const asked = await ask(await confirmCard());
      await answer(numberOn(asked));
      const theirs =
        who === MANAGER
          ? lastSentTo(stage, MANAGER)
          : (await stage.channel.say(EMPLOYEE, 'is this really the help desk?')).card;
      const said = (await answer('That’s not me', who, theirs)).text;
      const [about, whose] =
        who === MANAGER ? ['Aino Virtanen', 'the devices of Aino Virtanen'] : ['you', 'your devices'];
      assert.ok(said.includes(`Everything that was open about ${about} is canceled.`), said);
      assert.ok(said.includes(`on ${whose} needs a second person`), said);
      assert.match((await confirm(asked)).text, /canceled/);
      await until(() => posted(stage).length > 0);
      const says =
        who === MANAGER ? /^.*Bo Sample, the manager of Aino Virtanen, says/m : /Aino Virtanen says/;
      assert.match(wordsOf(posted(stage).at(-1)), says);
      assert.deepEqual(posts(stage, PHONE), []);
      await stage.close();
    }
  });

  for (const [what, change, why] of [
    [
      'the operator',
      (id: string) => ({ manager: OPERATOR, id }),
      /You are the manager of Aino Virtanen yourself/,
    ],
    ['nobody', () => ({ manager: undefined }), /no manager in Entra/],
    ['a guest', () => ({ manager: people.guest }), /can’t be asked/],
    ['blocked', () => ({ manager: people.blocked }), /can’t be asked/],
  ] as const)
    it(`isn’t asked for where the manager is ${what}`, async () => {
      await open(undefined, (data) => {
        const { manager } = change(EMPLOYEE);
        setManager(data, manager);
      });
      const asked = await confirmCard();
      assert.match((await ask(asked)).text, why);
      // the audit's head may come at any time
      const notices = stage.channel.threads.map(({ activity }) => String(activity.text));
      assert.deepEqual(
        notices.filter((text) => !text.startsWith('Audit on ')),
        [],
      );
      for (const who of Object.values(people)) assert.deepEqual(sentTo(stage, who), []);
      assert.match((await confirm(asked)).text, /verify the caller first/);
    });

  describe('of a manager who is an operator, too', () => {
    const isManager = (data: ReturnType<typeof smallTenant>) => setManager(data, DECIDER);

    it('isn’t asked for while they have asked about the same person themselves', async () => {
      await open(undefined, isManager);
      await confirmCard(devices.ainoMac, DECIDER);
      assert.match(
        (await ask(await confirmCard())).text,
        /has asked for something about them as an operator/,
      );
      assert.deepEqual(sentTo(stage, DECIDER), []);
    });

    it('doesn’t count again as the second operator’s', async () => {
      await open({ remoteLock: ['callerCheck', 'secondOperator'] }, isManager);
      const asked = await ask(await confirmCard());
      await answer(numberOn(asked), DECIDER, lastSentTo(stage, DECIDER));
      assert.match((await confirm(asked)).text, /Waiting for a second operator/);
      const card = posted(stage).at(-1);
      assert.match(wordsOf(card), /verified by the word of Sample Admin, their manager/);
      const decided = await inAdminChannel(stage).press(DECIDER, card, 'Approve');
      assert.match(decided.text, /One person’s word doesn’t count twice/);
      assert.deepEqual(posts(stage, PHONE), []);
      await inAdminChannel(stage).press(people.boundAdmin, card, 'Reject');
    });
  });
});
