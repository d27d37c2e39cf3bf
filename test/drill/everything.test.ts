import assert from 'node:assert/strict';
import type { Stage } from '../support/stage.ts';
import { openStage, UNLIMITED } from '../support/stage.ts';
import { crowdedTenant } from './support/everything/crowded.ts';
import { faultsOf } from './support/everything/faults-of.ts';
import type { Reached } from './support/everything/press-all.ts';
import { pressAll } from './support/everything/press-all.ts';

const MOST_PRESSES = 900;

describe('everything that can be pressed about a person with thirty devices and five hundred groups', function () {
  this.timeout(180_000);
  let stage: Stage;
  let reached: Reached[];
  let left: number;
  before(async () => {
    const { data, person, operator } = crowdedTenant();
    stage = await openStage({ data, app: UNLIMITED });
    const upn = String(person.userPrincipalName);
    ({ reached, left } = await pressAll(stage, operator.id, [`select user ${upn}`], MOST_PRESSES));
  });
  after(() => stage.close());

  it('was pressed, to the last page of every list', () => {
    assert.equal(left, 0, `there are more buttons than ${MOST_PRESSES} presses reach`);
    const ways = reached.map(({ way }) => way.at(-1) ?? '');
    for (const title of ['All groups', 'All devices', 'All details', 'More actions', 'Next', 'Verify caller'])
      assert.ok(ways.includes(title), `${title} was pressed`);
    const pages = reached.filter(({ text }) => /\d+–\d+ of 5\d\d/.test(text));
    assert.ok(pages.length >= 20, `${pages.length} pages of groups`);
    assert.ok(reached.filter(({ text }) => / Accepted$/m.test(text)).length > 10, 'actions were sent');
  });

  it('answers without an error, without an empty card, and with no card past what Teams takes', () => {
    const faults = reached.flatMap((one) =>
      faultsOf(one).map((fault) => `${one.way.join(' → ')}: ${fault}\n${one.text.slice(0, 600)}`),
    );
    assert.deepEqual(faults.slice(0, 5), []);
  });
});

describe('what can be pressed about a device, with the policy as it comes and nobody verified', () => {
  it('shows what came of each press', async () => {
    const { data, operator } = crowdedTenant();
    const stage = await openStage({ data, environment: { PolicyFile: '' }, app: UNLIMITED });
    const said = ['device AINO-LAPTOP', 'device Aino iPhone', 'device SAMPO-MACBOOK'];
    const { reached, left } = await pressAll(stage, operator.id, said, MOST_PRESSES);
    assert.equal(left, 0);
    const tooEarly = reached.filter(({ text }) => text.includes('Not yet: '));
    assert.ok(tooEarly.length > 1, 'cards that ask for a caller check were pressed without one');
    const faults = reached.flatMap((one) => faultsOf(one).map((fault) => `${one.way.join(' → ')}: ${fault}`));
    assert.deepEqual(faults, []);
  });
});
