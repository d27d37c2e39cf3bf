import assert from 'node:assert/strict';
import { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { RemoteAction } from '../../../bot/helpdesk/actions/catalogue.ts';
import { fieldsFor } from '../../../bot/helpdesk/actions/field.ts';
import type { ActionWords } from '../../../bot/locales/action-words.ts';
import { en } from '../../../bot/locales/en.ts';
import { sampleForm } from '../../support/action-values.ts';
import { askFor, confirmIt, posts } from '../../support/act.ts';
import type { ActionRow } from '../../support/action-rows.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import { deviceOf, devices, kinds } from '../../support/device-kinds.ts';
import type { Stage } from '../../support/stage.ts';
import { UNLIMITED, openStage } from '../../support/stage.ts';

/** Words that leave a choice open. A card that tells what was chosen has none of them. */
const OPEN = /if you (keep|chose|choose)|unless you|what you chose/i;

/** All ways to set these options. */
function ways(names: readonly string[]): Record<string, boolean>[] {
  const [first, ...others] = names;
  if (first === undefined) return [{}];
  return ways(others).flatMap((way) => [true, false].map((on) => ({ [first]: on, ...way })));
}

interface Case {
  row: ActionRow;
  way: Record<string, boolean>;
  words: ActionWords;
  device: ReturnType<typeof deviceFor>;
}

let made = 0;

/** Every action with options, on each kind of device that takes it, with each way to set them. */
const cases: readonly Case[] = (catalogue as readonly RemoteAction[]).flatMap((action) => {
  const row = actionRows.find(({ id }) => id === action.id);
  const able = kinds.filter((kind) => !action.hindrance(deviceOf(kind)));
  return able.flatMap((kind) => {
    const toggles = fieldsFor(action.form, deviceOf(kind)).filter((field) => field.kind === 'toggle');
    if (!row || toggles.length === 0) return [];
    return ways(toggles.map(({ id }) => id)).map((way) => {
      const form = { ...sampleForm(action, deviceOf(kind)), ...textOf(way) };
      return { row: { ...row, form }, way, words: en.actions.known[action.id], device: deviceNow(kind) };
    });
  });
});

function deviceNow(kind: (typeof kinds)[number]) {
  made += 1;
  return deviceFor(7_000 + made, `OPTION-${made}`, devices[kind]);
}

function textOf(way: Record<string, boolean>) {
  return Object.fromEntries(Object.entries(way).map(([name, on]) => [name, String(on)]));
}

describe('the words of an action with options', () => {
  const scanned = [deviceNow('windows'), deviceNow('windows')] as const;
  let stage: Stage;
  before(async () => {
    stage = await openStage({
      app: UNLIMITED,
      data: actionTenant([...scanned, ...cases.map(({ device }) => device)]),
    });
  });
  after(() => stage.close());

  const started = async (deviceId: string) =>
    (await stage.audit()).filter((entry) => entry.kind === 'started' && entry.deviceId === deviceId);

  it('are tried for wipe and for Fresh Start', () => {
    const ids = new Set(cases.map(({ row }) => row.id));
    assert.ok(ids.has('wipe') && ids.has('cleanWindowsDevice'));
  });

  for (const { row, way, words, device } of cases) {
    const chosen = Object.entries(way).map(([name, on]) => `${name}=${on}`);
    it(`${row.title} on ${String(device.operatingSystem)} tells ${chosen.join(', ')} and nothing else`, async () => {
      const asked = await askFor(stage, mayAll, row, device);
      const receipt = await confirmIt(stage, mayAll, row, device, asked);
      for (const { text } of [asked, receipt]) {
        assert.doesNotMatch(text, OPEN);
        for (const [name, { chosen: effect }] of Object.entries(words.fields ?? {})) {
          if (!effect) continue;
          const on = Object.hasOwn(way, name) ? way[name] : undefined;
          assert.equal(text.includes(`Yes, ${effect.yes}`), on === true, `${name} is told as on`);
          assert.equal(text.includes(`No, ${effect.no}`), on === false, `${name} is told as off`);
        }
      }
      const [entry] = await started(device.id);
      assert.deepEqual(entry?.options, chosen.toSorted(byForm(words)));
      const [post] = posts(stage, device);
      for (const [name, on] of Object.entries(way))
        assert.equal((post?.body as Record<string, unknown>)[name] ?? false, on, name);
      // what v1.0 doesn't have goes to beta, and only that
      const beta = way.useProtectedWipe === true;
      assert.equal(post?.url.startsWith(beta ? '/beta/' : '/v1.0/'), true, post?.url);
    });
  }

  it('says in the audit which of two scans of the same name it was', async () => {
    for (const [id, option, device] of [
      ['quickScan', 'quickScan=true', scanned[0]],
      ['fullScan', 'quickScan=false', scanned[1]],
    ] as const) {
      const row = actionRows.find((one) => one.id === id);
      assert.ok(row);
      await confirmIt(stage, mayAll, row, device, await askFor(stage, mayAll, row, device));
      assert.deepEqual((await started(device.id))[0]?.options, [option]);
    }
  });
});

/** In the order of the form. */
function byForm({ fields }: ActionWords) {
  const order = Object.keys(fields ?? {});
  const at = (option: string) => order.indexOf(option.split('=')[0] ?? '');
  return (a: string, b: string) => at(a) - at(b);
}
