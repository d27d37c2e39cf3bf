import assert from 'node:assert/strict';
import {
  APPROVAL_LIVES_MS,
  APPROVAL_STEPS,
  approvalInterval,
  spread,
} from '../../../bot/helpdesk/approval/schedule.ts';

describe('the schedule of approvals', () => {
  it('makes fewer than 200 looks in three days, however they fall', () => {
    for (const random of [0, 0.5, 1]) {
      let looks = 0;
      for (let age = 0; age < APPROVAL_LIVES_MS; looks++)
        age += spread(approvalInterval(APPROVAL_STEPS, age), random);
      assert.ok(looks > 100 && looks < 210, `${looks} looks`);
    }
  });

  it('looks less often by and by, and more often before the end', () => {
    const every = [0, 2, 24, 71.5].map((hours) => approvalInterval(APPROVAL_STEPS, hours * 3_600_000));
    assert.deepEqual(every, [300_000, 600_000, 1_800_000, 300_000]);
  });

  it('spreads looks by a tenth at most', () => {
    assert.deepEqual([spread(1_000, 0), spread(1_000, 0.5), spread(1_000, 1)], [900, 1_000, 1_100]);
  });

  it('looks soon after the end, never at once', () => {
    assert.equal(approvalInterval(APPROVAL_STEPS, APPROVAL_LIVES_MS), 60_000);
    assert.equal(approvalInterval([{ until: 10, every: 5 }], 10), 5);
  });
});
