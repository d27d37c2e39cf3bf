import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCast } from '../../../sandbox/cast.ts';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import { openStage } from '../../support/stage.ts';
import type { Json } from './support/fake-bot.ts';
import { pageModule } from './support/page-module.ts';

const DATA = fileURLToPath(new URL('../../../sandbox/contoso.json', import.meta.url));

interface TourSteps {
  STEPS: { title: string; say?: string }[];
  OPERATOR: string;
  stepAt: (messages: Json[], at: number, since: number) => number;
  buttonOf: (step: number, messages: Json[], people: unknown[]) => { action: Json } | undefined;
}

describe('sandbox chat: the tour', () => {
  it('has five steps, and the bot’s own cards lead from each to the next', async () => {
    const { STEPS, OPERATOR, stepAt, buttonOf } = await pageModule<TourSteps>('help/tour-steps.js');
    assert.equal(STEPS.length, 5);
    const { people } = readCast(DATA);
    const operator = people.find(({ userPrincipalName }) => userPrincipalName === OPERATOR)?.id ?? '';
    const stage = await openStage({ data: JSON.parse(readFileSync(DATA, 'utf8')) as TenantData });
    const messages: Json[] = [];
    const got = (card: Json | undefined) => {
      messages.push({ from: 'bot', seq: messages.length + 1, attachments: [{ content: card }] });
      return stepAt(messages, messages.length - 1, 0);
    };
    let { card } = await stage.channel.say(operator, STEPS[0]?.say ?? '');
    for (const step of [1, 2, 3]) {
      assert.equal(got(card), step);
      const found = buttonOf(step, messages, people);
      assert.ok(found, `no button for step ${step + 1}`);
      const { title, data } = found.action;
      ({ card } = await stage.channel.press(operator, card, String(title), data as Json));
    }
    assert.equal(got(card), 4);
  });
});
