import assert from 'node:assert/strict';
import { adminPresses } from '../../bot/commands/admin/table.ts';
import { presses } from '../../bot/commands/table.ts';
import { type Line, keptLog } from '../support/logged.ts';
import { type Stage, openStage } from '../support/stage.ts';
import { ADMIN_CHANNEL, devices, people } from '../support/tenant.ts';

/** What buttons carry, as cards have it. */
const USUAL = {
  user: people.aino,
  device: devices.ainoPhone,
  action: 'remoteLock',
  tab: 'devices',
  page: '0',
  confirmation: 'one',
  receipt: 'one',
  change: 'one',
  assignment: 'one',
  list: 'members',
  only: '1',
  key: 'recoveryKey',
  search: 'one',
  request: 'one',
  proposal: 'one',
  second: 'one',
  check: 'one',
};
/** JSON can carry objects that can't be made a number or a text of. */
const ODD = { toString: 0, valueOf: 0, toJSON: 0 };

describe('a press whose button carries something that is no text', () => {
  let stage: Stage;
  let lines: Line[];
  before(async () => {
    const kept = keptLog('warn');
    ({ lines } = kept);
    stage = await openStage({ app: { log: kept.log } });
  });

  for (const [verbs, who, there] of [
    [Object.keys(presses), people.admin, () => ({})],
    [Object.keys(adminPresses), people.admin, () => stage.channel.inChannel(ADMIN_CHANNEL)],
  ] as const)
    for (const verb of verbs)
      it(`is answered without an error: ${verb}`, async () => {
        for (const name of Object.keys(USUAL)) {
          const { status } = await stage.channel.invoke(who, verb, { ...USUAL, [name]: ODD }, there());
          assert.equal(status, 200);
        }
        assert.deepEqual(
          lines.splice(0).filter(({ level }) => level === 'error'),
          [],
        );
      });
});
