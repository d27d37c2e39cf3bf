import assert from 'node:assert/strict';
import { mondayOf } from '../../bot/helpdesk/report/weeks.ts';
import { elements } from '../cards/support/walk.ts';
import { startDrive } from '../teams/support/drive-stub.ts';
import type { Answered, Json } from '../support/channel.ts';
import { openFixture } from '../support/fixture.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';
import { inAdminChannel } from './policy/support/admins.ts';

const OPERATOR = people.operatorOfAll;
const WEEK_MS = 7 * 86_400_000;

describe('the report', () => {
  let stage: Stage;
  /** How far the bot's clock and Graph's are ahead. */
  let skew = 0;
  const now = () => new Date(Date.now() + skew);
  before(async () => {
    stage = await openStage({ now, app: { now } });
    const { channel } = stage;
    stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { after: 60, end: 'done' });
    const shown = await channel.say(OPERATOR, 'select user aino@contoso.example');
    const asked = await channel.press(OPERATOR, shown.card, 'Remote lock', { device: devices.ainoPhone });
    const receipt = await channel.press(OPERATOR, asked.card, 'Confirm remote lock');
    skew += 61_000;
    assert.match((await channel.press(OPERATOR, receipt.card, 'Refresh')).text, /Done/);
    await channel.say(OPERATOR, 'device BO-PHONE');
    await channel.say(people.nobody, 'select user aino@contoso.example');
    await channel.say(people.fieldOperator, 'select user bo@contoso.example');
  });

  const say = (words: string, who: string = people.admin) => inAdminChannel(stage).say(who, words);
  const rowsOf = ({ card }: Answered) =>
    elements(card)
      .filter(({ type }) => type === 'ColumnSet')
      .map((row) =>
        elements(row)
          .filter(({ type }) => type === 'TextRun')
          .map(({ text }) => text),
      );

  it('says by week what was done, how it ended, what was refused and what was wrong', async () => {
    const shown = await say('report');
    const rows = rowsOf(shown);
    const has = (...row: string[]) =>
      assert.ok(
        rows.some((cells) => cells.slice(-row.length).join() === row.join()),
        `no row ends with ${row.join(' | ')} among:\n${rows.map((cells) => cells.join(' | ')).join('\n')}`,
      );
    has('Week', 'Lookups', 'Actions', 'Refused');
    // two look-ups, one action, two refusals in this week
    has('2', '1', '2');
    has('Week', 'Actions', 'Done', 'Failed', 'Time to done');
    has('1', '1', '0', '61\u00a0s');
    has('Remote lock', '1', '61\u00a0s');
    has('No Intune role', '1');
    has('Outside the scope', '1');
    assert.match(shown.text, /Most common verdicts/);
  });

  it('has a chart, and its table for clients that can’t draw one', async () => {
    const { card } = await say('report');
    const chart = elements(card).find(({ type }) => type === 'Chart.VerticalBar.Grouped');
    assert.ok(chart);
    const [lookUps, actions] = chart.data as { legend: string; values: { x: string; y: number }[] }[];
    assert.deepEqual([lookUps?.legend, actions?.legend], ['Lookups', 'Actions']);
    assert.deepEqual(
      lookUps?.values.map(({ y }) => y),
      [0, 0, 0, 0, 0, 0, 0, 2],
    );
    assert.deepEqual(
      actions?.values.map(({ y }) => y),
      [0, 0, 0, 0, 0, 0, 0, 1],
    );
    assert.ok(elements(chart.fallback).some(({ type }) => type === 'ColumnSet'));
  });

  it('names nobody', async () => {
    const { card } = await say('report');
    const text = JSON.stringify(card);
    for (const name of ['Aino', 'AINO', 'contoso.example', OPERATOR, devices.ainoPhone, people.aino])
      assert.ok(!text.includes(name), name);
  });

  it('is also a file, by its button or in words', async () => {
    const drive = await startDrive();
    openFixture().onClose(() => drive.close());
    const shown = await say('report');
    const offers = [
      await inAdminChannel(stage).press(people.admin, shown.card, 'Export'),
      await say('Report EXPORT'),
    ];
    for (const offer of offers) {
      const { name, content } = offeredIn(offer);
      assert.match(name, /^report-\d{4}-\d\d-\d\d\.csv$/);
      const uploadInfo = {
        uploadUrl: `${drive.url}/up`,
        contentUrl: `${drive.url}/f`,
        name,
        uniqueId: 'u',
        fileType: 'csv',
      };
      const value = { type: 'fileUpload', action: 'accept', context: content.acceptContext, uploadInfo };
      const to = stage.channel.activity(people.admin, { type: 'invoke', name: 'fileConsent/invoke', value });
      assert.equal((await stage.channel.deliver(to)).status, 200);
    }
    assert.equal(drive.puts.length, 2);
    const csv = String(drive.puts[0]?.bytes);
    const week = mondayOf(now());
    for (const line of ['lookUps,,2', 'action,remoteLock,1', 'actionOutcome,done,1', 'refusal,noRole,1'])
      assert.ok(csv.includes(`${week},${line}\r\n`), `${line} in\n${csv}`);
    assert.match(csv, /,verdict,notCheckedIn,2\r\n/);
  });

  it('keeps its weeks, and the verdicts after a restart', async () => {
    const before = rowsOf(await say('report')).filter(([, count]) => Number(count) > 0);
    await stage.restart();
    skew += WEEK_MS;
    const after = rowsOf(await say('report'));
    for (const row of before.slice(1))
      assert.ok(
        after.some((cells) => cells.join() === row.join()),
        row.join(),
      );
    skew += 8 * WEEK_MS;
    const later = await say('report');
    assert.match(later.text, /Nothing happened in these weeks/);
    skew -= 9 * WEEK_MS;
  });

  it('is for admins in the admin channel alone, and the audit says who read it', async () => {
    const refused = /I can’t do that for you here/;
    assert.match((await say('report', people.operatorOfAll)).text, refused);
    for (const words of ['report', 'report export'])
      assert.match((await stage.channel.say(people.admin, words)).text, refused);
    const entries = (await stage.audit()).filter(({ what }) => what === 'report');
    assert.deepEqual(
      entries.slice(-3).map(({ kind, outcome }) => [kind, outcome]),
      ['notInChannel', 'place', 'place'].map((why) => ['refused', why]),
    );
    assert.ok(entries.some(({ kind, operatorId }) => kind === 'read' && operatorId === people.admin));
  });
});

function offeredIn({ sent }: Answered): { name: string; content: Json } {
  for (const { activity } of sent)
    for (const attachment of (activity.attachments ?? []) as Json[])
      if (String(attachment.contentType).endsWith('file.consent'))
        return attachment as { name: string; content: Json };
  throw new Error('no file was offered');
}
