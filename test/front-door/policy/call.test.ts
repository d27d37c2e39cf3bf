import assert from 'node:assert/strict';
import { until } from '../../support/act.ts';
import { wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { people } from '../../support/tenant.ts';
import { posted } from './support/admins.ts';
import { sentTo } from './support/employee.ts';

const OPERATOR = people.operatorOfAll;
const CALLED = people.bo;

describe('a call that an operator announces', () => {
  let minutes = 0;
  let stage: Stage;

  beforeEach(async () => {
    minutes = 0;
    stage = await openStage({ app: { now: () => new Date(Date.now() + minutes * 60_000) } });
  });

  const announce = async () => {
    const shown = await stage.channel.say(OPERATOR, 'select user bo@contoso.example');
    return stage.channel.press(OPERATOR, shown.card, 'Call Bo Sample');
  };
  const really = (who: string) => stage.channel.say(who, 'is this really the help desk?');

  it('is told to the person who asks, with who is calling and how to call back, and never a bare yes', async () => {
    assert.match((await announce()).text, /For 30 minutes, Bo Sample reads that you are calling them/);
    assert.deepEqual(sentTo(stage, CALLED), [], 'nobody is written to');
    const { text } = await really(CALLED);
    assert.match(text, /Operator Of All \(operator\.all@contoso\.example\) of the help desk said just now/);
    assert.match(text, /hang up, find Operator Of All in Teams by that address, and call them there/);
    assert.match(text, /never ask for codes, links or remote control/);
    assert.doesNotMatch(text, /\byes\b/i);
    const announced = (await stage.audit()).filter(({ what }) => what === 'call announced');
    assert.deepEqual(
      announced.map(({ operatorId, personId }) => [operatorId, personId]),
      [[OPERATOR, CALLED]],
    );
  });

  it('is told to nobody else', async () => {
    await announce();
    for (const who of [people.aino, people.nobody, OPERATOR])
      assert.match((await really(who)).text, /Nothing is open about you/);
  });

  it('is over after half an hour, and with the clock set back', async () => {
    await announce();
    for (const [later, said] of [
      [29, /are calling you/],
      [31, /Nothing is open about you/],
      [-1, /Nothing is open about you/],
    ] as const) {
      minutes = later;
      assert.match((await really(CALLED)).text, said);
    }
  });

  it('outlives a restart, and is told once however often it was announced', async () => {
    await announce();
    await announce();
    await stage.restart();
    assert.equal((await really(CALLED)).text.match(/are calling you/g)?.length, 1);
  });

  it('that isn’t for them is over, and the admins are told', async () => {
    await announce();
    const card = (await really(CALLED)).card;
    assert.doesNotMatch((await stage.channel.press(people.aino, card, 'That’s not me')).text, /24 hours/);
    assert.match((await stage.channel.press(CALLED, card, 'That’s not me')).text, /is canceled/);
    await until(() => posted(stage).length > 0);
    assert.match(
      wordsOf(posted(stage).at(-1)),
      /Bo Sample says: that’s not me\. Operator Of All had announced a call/,
    );
    assert.match((await really(CALLED)).text, /Nothing is open about you/);
  });

  it('can’t be announced to an eleventh person within ten minutes, and the operator is told', async () => {
    const users = Object.values(people).filter((id) => id !== OPERATOR);
    const announced = (user = '') => stage.channel.invoke(OPERATOR, 'caller.announce', { user });
    for (const user of users.slice(0, 10)) assert.match((await announced(user)).text, /For 30 minutes/);
    const eleventh = users[10] ?? '';
    assert.match(
      (await announced(eleventh)).text,
      /You announced calls to ten people within ten minutes\. This one wasn’t announced/,
    );
    assert.match((await really(eleventh)).text, /Nothing is open about you/);
    assert.match((await announced(users[9])).text, /For 30 minutes/, 'one of the ten can be called again');
    minutes = 11;
    assert.match((await announced(eleventh)).text, /For 30 minutes/);
  });

  it('can’t be announced to somebody outside the operator’s scope', async () => {
    const data = { user: CALLED };
    const answer = await stage.channel.invoke(people.fieldOperator, 'caller.announce', data);
    assert.match(answer.text, /outside your scope/);
    assert.match((await really(CALLED)).text, /Nothing is open about you/);
  });
});
