import assert from 'node:assert/strict';
import { posts, until } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons, wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people } from '../../support/tenant.ts';
import { posted } from './support/admins.ts';
import { lastSentTo } from './support/employee.ts';

const OPERATOR = people.operatorOfAll;
const CALLER = people.bo;

describe('after somebody has said that it isn’t them', () => {
  let minutes = 0;
  let stage: Stage;

  beforeEach(async () => {
    minutes = 0;
    const now = () => new Date(Date.now() + minutes * 60_000);
    stage = await openStage({ app: { pace: quick(50), now } });
  });

  const verify = async (): Promise<Answered> => {
    const shown = await stage.channel.say(OPERATOR, `select user ${CALLER}`);
    return stage.channel.press(OPERATOR, shown.card, 'Verify caller');
  };
  /** The card that the person got last. */
  const theirs = (): Json => lastSentTo(stage, CALLER);
  const press = (title: string) => stage.channel.press(CALLER, theirs(), title);

  it('no earlier check of them is told as open', async () => {
    const { text } = await verify();
    assert.match(text, /^(\d\d)\n.*Read this number aloud: \1\./);
    const wrong = buttons(theirs())
      .map(({ title }) => String(title))
      .find((title) => /^\d\d$/.test(title) && !text.includes(`aloud: ${title}`));
    await press(String(wrong));
    const really = () => stage.channel.say(CALLER, 'is this really the help desk?');
    assert.match((await really()).text, /is talking with Operator Of All/);
    await verify();
    await press('That’s not me');
    assert.match((await really()).text, /Nothing is open about you/);
    await verify();
    assert.match((await really()).text, /is talking with Operator Of All/);
  });

  it('a later check of them is told as open, also with the clock set back', async () => {
    await verify();
    await press('That’s not me');
    minutes = -30;
    await verify();
    const { text } = await stage.channel.say(CALLER, 'is this really the help desk?');
    assert.match(text, /is talking with Operator Of All/);
  });

  it('the admins read whose account and devices it was about', async () => {
    await verify();
    await press('That’s not me');
    await until(() => posted(stage).length > 0);
    const told = wordsOf(posted(stage).at(-1));
    assert.match(told, /had asked about: their account and devices\. Everything open about them is canceled/);
  });

  it('the confirm card says that a second operator decides, and both read why', async () => {
    const confirmCard = async () => {
      const shown = await stage.channel.say(OPERATOR, `device ${devices.boPhone}`);
      return stage.channel.press(OPERATOR, shown.card, 'Remote lock');
    };
    assert.doesNotMatch((await confirmCard()).text, /second operator or admin/);
    await verify();
    await press('That’s not me');
    await until(() => posted(stage).length > 0);
    const asked = await confirmCard();
    assert.match(asked.text, /a second operator or admin has to approve it/);
    const { text } = await stage.channel.press(OPERATOR, asked.card, 'Confirm remote lock');
    assert.match(
      text,
      /was pressed about Bo Sample.*A second operator has to approve this\. They were asked/,
    );
    assert.doesNotMatch(text, /Your organization asks/);
    await until(() => posted(stage).length > 1);
    assert.match(
      wordsOf(posted(stage).at(-1)),
      /“That’s not me” was pressed about Bo Sample within the last 24 hours/,
    );
    assert.deepEqual(posts(stage, { id: devices.boPhone }), []);
  });

  it('the receipt names no setting of the policy if no second operator could be asked', async () => {
    await verify();
    await press('That’s not me');
    await until(() => posted(stage).length > 0);
    const shown = await stage.channel.say(OPERATOR, `device ${devices.boPhone}`);
    const asked = await stage.channel.press(OPERATOR, shown.card, 'Remote lock');
    stage.channel.refuse.push({ status: 403 });
    const { text } = await stage.channel.press(OPERATOR, asked.card, 'Confirm remote lock');
    assert.match(text, /whatever the policy says, and nobody could be asked in the admin channel/);
    assert.doesNotMatch(text, /PolicyFile/);
  });
});
