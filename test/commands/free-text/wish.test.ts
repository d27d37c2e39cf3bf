import assert from 'node:assert/strict';
import { wishIn } from '../../../bot/commands/free-text/wish.ts';
import { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import { wordsFor } from '../../../bot/locales/index.ts';

const words = wordsFor('en');

/** Action or key, target, person, noun. */
function read(line: string) {
  const wish = wishIn(line, words);
  if (!wish) return undefined;
  const { wanted, target, person, noun } = wish;
  return [wanted.kind === 'action' ? wanted.action : wanted.key, target, person, noun];
}

describe('a wish', () => {
  for (const [line, ...meant] of [
    ['lock AINO-PHONE', 'remoteLock', 'AINO-PHONE', undefined, undefined],
    ['Remote lock AINO-PHONE', 'remoteLock', 'AINO-PHONE', undefined, undefined],
    ['please lock the AINO-PHONE now', 'remoteLock', 'AINO-PHONE', undefined, undefined],
    ['can you lock AINO-PHONE, please?', 'remoteLock', 'AINO-PHONE', undefined, undefined],
    ['reset passcode of aino', 'resetPasscode', 'aino', 'aino', undefined],
    ['reset the passcode for aino virtanen', 'resetPasscode', 'aino virtanen', 'aino virtanen', undefined],
    ['remove passcode on AINO-PHONE', 'resetPasscode', 'AINO-PHONE', undefined, undefined],
    ['reset the pin of my phone', 'resetPasscode', '', undefined, 'phone'],
    ['restart aino’s laptop', 'rebootNow', 'aino’s laptop', 'aino', 'laptop'],
    ["restart the laptop of aino's", 'rebootNow', "aino's", "aino's", 'laptop'],
    ['wipe the phone of aino', 'wipe', 'aino', 'aino', 'phone'],
    ['wipe', 'wipe', '', undefined, undefined],
    ['sync the laptop', 'syncDevice', '', undefined, 'laptop'],
    ['where is AINO-PHONE?', 'locateDevice', 'AINO-PHONE', undefined, undefined],
    ['turn off lost mode on AINO-PHONE', 'disableLostMode', 'AINO-PHONE', undefined, undefined],
    ['show recovery key of aino', 'recoveryKey', 'aino', 'aino', undefined],
    ['bitlocker key for AINO-LAPTOP', 'recoveryKey', 'AINO-LAPTOP', 'AINO-LAPTOP', undefined],
  ] as const)
    it(`is read in “${line}”`, () => {
      assert.deepEqual(read(line), meant);
    });

  it('is read in each title of the catalogue', () => {
    for (const { id } of catalogue) {
      const { title } = words.actions.known[id];
      const found = wishIn(`${title} SAMPLE-1`, words);
      assert.equal(found?.target, 'SAMPLE-1', title);
      assert.ok(found.wanted.kind === 'action');
      assert.equal(words.actions.known[found.wanted.action].title, title);
    }
  });

  for (const line of [
    '',
    'aino',
    'blocked',
    'locked out',
    'the lock',
    'why can’t aino sync',
    'password of aino',
  ])
    it(`isn’t read in “${line}”`, () => {
      assert.equal(read(line), undefined);
    });

  for (const [line, action, target, more] of [
    ["verrouiller l'iphone d'aino", 'remoteLock', 'aino', { noun: 'iphone', person: 'aino' }],
    ['verrouiller l’iphone d’aino', 'remoteLock', 'aino', { noun: 'iphone', person: 'aino' }],
    ["redémarrer l'ordinateur d'Aino", 'rebootNow', 'Aino', { person: 'Aino' }],
    ['verrouiller le téléphone de D’Angelo', 'remoteLock', 'D’Angelo', { person: 'D’Angelo' }],
    ["s'il te plaît, verrouiller l'ipad d'aino", 'remoteLock', 'aino', { person: 'aino' }],
  ] as const)
    it(`takes apart what French joins: “${line}”`, () => {
      const wish = wishIn(line, wordsFor('fr'));
      assert.deepEqual(wish?.wanted, { kind: 'action', action });
      assert.equal(wish.target, target);
      for (const [name, value] of Object.entries(more)) assert.equal(wish[name as keyof typeof wish], value);
    });

  it('takes either apostrophe for the one of a title', () => {
    const french = wordsFor('fr');
    const { title } = french.actions.known.setDeviceName;
    assert.match(title, /’/);
    for (const said of [title, title.replaceAll('’', "'"), title.replaceAll('’', '‘')])
      assert.equal(wishIn(`${said} PC-12`, french)?.target, 'PC-12', said);
  });
});
