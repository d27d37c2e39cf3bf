import assert from 'node:assert/strict';
import type { AuditRow } from '../../../bot/cards/index.ts';
import { auditCard } from '../../../bot/cards/index.ts';
import * as admin from '../support/admin-data.ts';
import { context, sample } from '../support/samples.ts';
import { pressables, shown } from '../support/shown.ts';

describe('audit card', () => {
  const row = (more: Partial<AuditRow>) => {
    const [first] = admin.entries;
    assert.ok(first);
    const entries = [{ ...first, outcome: undefined, ...more }];
    return shown(auditCard(context, { entries, names: admin.names, query: '' })).join(' ');
  };

  it('says who did what on whose device, when, by which right and with what outcome', () => {
    const text = shown(sample('audit')).join(' ');
    assert.match(
      text,
      /Helen Desk · Remote lock Person One · Person’s iPhone · Serial number F2LXK0AAJCL9 ✓ Accepted by Intune · 24 minutes ago \(13:38:11 UTC\) Request id 0a1b2c3d/,
    );
    assert.match(text, /Started · 36 minutes ago .*? Allowed by Oulu help desk, Lost phones, and 1 more/);
    assert.match(text, /Done, by the device/);
    assert.match(text, /Assign role Assignment Oulu evenings ✕ Failed/);
    assert.match(text, /Remove role assignment Assignment a-1 \? Outcome unknown/);
  });

  it('shows ids for missing names, and the log’s own word if it has no other', () => {
    assert.match(row({}), /somebody-who-left · List roles/);
    assert.match(row({ what: 'beamUp', deviceId: 'd-1' }), /beamUp Device d-1/);
    assert.match(row({ kind: 'ended', outcome: 'halfway' }), /\? halfway/);
    assert.match(
      row({ kind: 'refused', outcome: 'toString', what: 'constructor' }),
      /constructor .*: toString/,
    );
    assert.match(row({ at: 'once' }), /Refused · once/);
  });

  it('says of what was stopped no more than is known', () => {
    // their manager may have pressed it
    assert.match(row({ kind: 'refused', outcome: 'fenced' }), /“That’s not me” was pressed about the person/);
    // it may have been approved, and not have left in time
    assert.match(row({ kind: 'refused', outcome: 'secondLapsed' }), /the 30 minutes .* were over/);
  });

  it('marks as unsure only what nobody knows', () => {
    const sign = (outcome: string) => /List roles (.) /.exec(row({ kind: 'ended', outcome }))?.[1];
    for (const outcome of ['verified', 'told', 'approved', 'secondApproved'])
      assert.equal(sign(outcome), '✓');
    for (const outcome of ['wrong', 'rejected', 'secondRejected']) assert.equal(sign(outcome), '✕');
    assert.equal(sign('secondAsked'), '◷');
    for (const outcome of ['unknown', 'unsure']) assert.equal(sign(outcome), '?');
  });

  it('tells what was chosen among an action’s options, and which of two actions of one name it was', () => {
    const chosen = { keepEnrollmentData: 'Keep it enrolled: Yes', keepUserData: 'Keep user data: No' };
    const wipe = row({ what: 'wipe', options: ['keepEnrollmentData=true', 'keepUserData=false'] });
    assert.ok(wipe.includes(`Chosen: ${Object.values(chosen).join(' · ')}`), wipe);
    assert.match(row({ what: 'windowsDefenderScan', options: ['quickScan=true'] }), /Chosen: Quick scan/);
    assert.match(row({ what: 'windowsDefenderScan', options: ['quickScan=false'] }), /Chosen: Full scan/);
    assert.match(row({ what: 'playLostModeSound', options: ['durationInMinutes=5'] }), /Chosen: Minutes: 5/);
    assert.match(row({ what: 'wipe', options: ['newer=true'] }), /Chosen: newer=true/);
    assert.doesNotMatch(row({ what: 'wipe' }), /Chosen/);
  });

  it('calls an action as its device’s platform does', () => {
    const on = (operatingSystem: string | undefined, what = 'resetPasscode') =>
      row({ what, operatingSystem });
    assert.match(on('iOS'), /Remove passcode/);
    assert.match(on('visionOS'), /Remove passcode/);
    assert.match(on('AndroidEnterprise'), /Reset passcode/);
    assert.match(on(undefined), /Reset passcode/);
    assert.match(on('iOS', 'playLostModeSound'), /Play Lost mode sound/);
    assert.match(on('AndroidEnterprise', 'playLostModeSound'), /Play lost device sound/);
  });

  it('calls an answer as the action that it answers', () => {
    const [first] = admin.entries;
    assert.ok(first);
    const started = { ...first, kind: 'started', what: 'resetPasscode', operatingSystem: 'iOS' } as const;
    const ended = { ...first, kind: 'ended', what: 'resetPasscode', id: 'end', of: first.id } as const;
    const text = shown(auditCard(context, { entries: [ended, started], names: admin.names, query: '' }));
    assert.equal(text.join(' ').match(/Remove passcode/g)?.length, 2);
  });

  it('has words for each kind without an outcome', () => {
    const kinds = ['read', 'refused', 'started', 'ended', 'settled'] as const;
    const said = kinds.map((kind) => /List roles . (.*?) ·/.exec(row({ kind }))?.[1]);
    assert.deepEqual(said, ['Shown', 'Refused', 'Started', 'Finished', 'Reported by the device']);
  });

  it('shows the filter, and keeps it for the next page and the export', () => {
    const query = 'user person.one@contoso.example since 2026-11-01';
    const card = sample('audit-asked');
    assert.equal(shown(card)[1], `Entries for “${query}”, newest first`);
    assert.deepEqual(
      pressables(card).map(({ title, verb, data: own }) => [title, verb, own]),
      [
        ['Next', 'audit.page', { query, before: '38' }],
        ['Every entry', 'audit.page', { query, every: 'yes' }],
        ['Export', 'audit.export', { query }],
      ],
    );
  });

  it('has an action once, with what is known last of it, and leads to every entry and back', () => {
    const [begun] = admin.entries.filter(({ kind }) => kind === 'started');
    assert.ok(begun);
    const part = (kind: 'ended' | 'settled', outcome: string) =>
      ({ ...begun, kind, outcome, id: kind, of: begun.id, requestId: `request-${kind}` }) as const;
    const parts = [part('settled', 'done'), part('ended', 'accepted')];
    const view = { entries: [{ ...begun, parts }], names: admin.names, query: 'x' };
    const text = shown(auditCard(context, view)).join(' ');
    assert.match(text, /Done, by the device/);
    assert.doesNotMatch(text, /Started|Accepted by Intune/);
    assert.match(text, /Request id request-settled/);
    const every = auditCard(context, { ...view, every: true, next: '7' });
    assert.deepEqual(
      pressables(every).map(({ title, data: own }) => [title, own]),
      [
        ['Next', { query: 'x', before: '7', every: 'yes' }],
        ['One line an action', { query: 'x' }],
        ['Export', { query: 'x' }],
      ],
    );
  });

  it('doesn’t say of a role change that a device reported it', () => {
    const text = row({ kind: 'settled', outcome: 'done', assignmentId: 'a-1' });
    assert.doesNotMatch(text, /by the device/);
    assert.match(text, /Done/);
  });

  it('says so if there are no entries', () => {
    const card = auditCard(context, { entries: [], names: new Map(), query: 'device x' });
    assert.match(shown(card).join('\n'), /No entries found/);
  });
});
