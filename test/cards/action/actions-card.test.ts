import assert from 'node:assert/strict';
import type { Offer, Refusal } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import { keys } from '../../../bot/helpdesk/keys/catalogue.ts';
import { NEVER } from '../../../bot/helpdesk/actions/where.ts';
import { actionsCard } from '../../../bot/cards/index.ts';
import { deviceFile, laptopDetails } from '../support/action-samples.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { pressables, shown, titles } from '../support/shown.ts';

const HINDRANCES = [
  ...(['unknownOwnership', 'notCorporate', 'notSupervised', 'notShared', 'notEncrypted'] as const),
  ...(['userEnrolled', 'oldSystem', 'notInLostMode', 'inLostMode', 'hybridJoined'] as const),
];

describe('card of all actions', () => {
  const file = deviceFile(laptopDetails, data.catalogue);
  const card = actionsCard(context, file);
  const isNever = (offer: Offer) =>
    !offer.possible &&
    offer.why.kind === 'device' &&
    NEVER.some((one) => offer.why.kind === 'device' && one === offer.why.hindrance);
  const never = file.offers.filter(isNever);
  const title = ({ action }: Offer) => context.words.actions.title(action.id, [laptopDetails]);

  it('has every available action in the portal’s order, those that can’t be undone last', () => {
    const possible = file.offers.filter((offer) => offer.possible);
    const mild = possible.filter(({ action }) => action.danger !== 'destructive');
    const destructive = possible.filter(({ action }) => action.danger === 'destructive');
    assert.ok(mild.length > 6 && destructive.length > 1);
    assert.deepEqual(
      titles(card),
      [...mild, ...destructive]
        .map(title)
        .concat('Never on Windows · ' + String(never.length), 'Back to device'),
    );
    const text = shown(card);
    assert.ok(text.indexOf('Can’t be undone') < text.indexOf('Wipe'));
    assert.ok(text.indexOf('Can’t be undone') > text.indexOf('Sync'));
  });

  it('hides no action behind “…”', () => {
    assert.ok(pressables(card).every(({ mode }) => mode === 'primary'));
  });

  it('names three Entra roles, and counts the rest of more', () => {
    const roles = ['Intune Administrator', 'Security Reader', 'Global Reader', 'Reports Reader'] as const;
    const text = (most: number) => {
      const why = { kind: 'entraRole', roles: roles.slice(0, most), owner: false } as const;
      return shown(actionsCard(context, file, { keys: keys.map((key) => ({ key, why })) })).join('\n');
    };
    assert.match(text(3), /role Intune Administrator, Security Reader,? or Global Reader/);
    assert.match(text(4), /role Intune Administrator or Security Reader, or one of 2 others/);
  });

  it('says in half a line why each of the others isn’t available now', () => {
    const offers = file.offers.map((offer, n): Offer => {
      const whys: Refusal[] = [
        { kind: 'permission', permission: 'Microsoft.Intune_RemoteTasks_Wipe' },
        { kind: 'permission', permission: 'Microsoft.Intune_Sample_Unknown' },
        { kind: 'noRole' },
        { kind: 'scope' },
        { kind: 'scopeUnread' },
        { kind: 'tagsUnread' },
        { kind: 'policyDenied' },
        { kind: 'alreadyPending', since: data.ago(30), operatorId: undefined },
        { kind: 'pinUnused', since: data.ago(30) },
        ...HINDRANCES.map((hindrance) => ({ kind: 'device', hindrance }) as const),
      ];
      const why = whys[n];
      return why ? { action: offer.action, possible: false, why } : { ...offer, possible: true, through: [] };
    });
    const text = shown(actionsCard(context, { ...file, offers }));
    const from = text.indexOf('Not for you, or not now');
    assert.ok(from > 0);
    const lines = text.slice(from + 1, -1);
    assert.ok(lines.length >= 2 * 18);
    for (const line of lines) {
      assert.ok(line.length <= 60, line);
      assert.doesNotMatch(line, /Microsoft|_|undefined/);
    }
    assert.ok(lines.includes('your role lacks “Wipe”'));
  });

  it('folds what the platform never does behind one button', () => {
    assert.ok(never.length > 5);
    const folded = shown(card);
    assert.ok(!folded.some((line) => line.includes('Windows can’t')));
    const unfolded = shown(actionsCard(context, file, { never: true }));
    const from = unfolded.indexOf('Never on Windows');
    assert.deepEqual(
      unfolded.slice(from + 1, from + 1 + never.length).map((line) => line.split(':')[0]),
      never.map(title),
    );
    assert.ok(unfolded.includes('Show less'));
  });

  it('says once what decides about every action', () => {
    const leaving = { ...laptopDetails, managementState: 'retireIssued' };
    const text = shown(actionsCard(context, deviceFile(leaving, data.catalogue)));
    assert.equal(text.filter((line) => /leaving|being retired/.test(line)).length, 1);
  });
});
