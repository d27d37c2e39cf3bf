import type { Translator } from '../translator.ts';
import type { ActionId } from '../../helpdesk/actions/catalogue.ts';
import type { KeyId } from '../../helpdesk/keys/catalogue.ts';
import { smallTalk } from '../small-talk.ts';

/** What kind of device a noun means. */
export type DeviceKind = 'any' | 'phone' | 'iphone' | 'tablet' | 'computer' | 'mac' | 'chromebook';

/** What help desks call an action besides its titles. A device stands where … is: “setze … zurück”. */
const actionPhrases = ({ list }: Translator): Readonly<Partial<Record<ActionId, readonly string[]>>> => ({
  syncDevice: list('say: syncDevice', 'sync, check in'),
  rebootNow: list('say: rebootNow', 'restart, reboot'),
  remoteLock: list('say: remoteLock', 'lock'),
  resetPasscode: list('say: resetPasscode', 'reset passcode, reset pin, clear passcode'),
  quickScan: list('say: quickScan', 'scan, quick scan'),
  fullScan: list('say: fullScan', 'full scan'),
  windowsDefenderUpdateSignatures: list(
    'say: windowsDefenderUpdateSignatures',
    'update defender, update signatures',
  ),
  rotateBitLockerKeys: list(
    'say: rotateBitLockerKeys',
    'rotate bitlocker key, rotate bitlocker keys, rotate recovery key',
  ),
  rotateLocalAdminPassword: list(
    'say: rotateLocalAdminPassword',
    'rotate laps password, rotate admin password',
  ),
  setDeviceName: list('say: setDeviceName', 'rename'),
  createDeviceLogCollectionRequest: list('say: createDeviceLogCollectionRequest', 'collect logs, get logs'),
  sendCustomNotificationToCompanyPortal: list(
    'say: sendCustomNotificationToCompanyPortal',
    'notify, send notification',
  ),
  locateDevice: list('say: locateDevice', 'locate, where is'),
  enableLostMode: list('say: enableLostMode', 'lost mode, turn on lost mode, enable lost mode'),
  disableLostMode: list('say: disableLostMode', 'turn off lost mode, disable lost mode'),
  playLostModeSound: list('say: playLostModeSound', 'ring, play sound'),
  shutDown: list('say: shutDown', 'shut down, shutdown, turn off'),
  wipe: list('say: wipe', 'wipe, erase, factory reset'),
  retire: list('say: retire', 'retire, unenroll'),
  delete: list('say: delete'),
});

const keyPhrases = ({ list }: Translator): Readonly<Record<KeyId, readonly string[]>> => ({
  recoveryKey: list('say: recoveryKey', 'bitlocker key, show bitlocker key'),
  localAdminPassword: list('say: localAdminPassword', 'laps password, admin password, show laps password'),
  fileVaultKey: list('say: fileVaultKey', ''),
});

/**
 * How sentences are read that are no command, and what is said to them. Other languages have their own lists; empty ones understand
 * commands alone.
 */
export const freeText = (translator: Translator) => {
  const { t, list } = translator;
  return {
    actions: actionPhrases(translator),
    keys: keyPhrases(translator),
    articles: new Set(list('free text: articles', 'the, a, an, my, his, her, their, our, this, that')),
    /** What may stand before what is asked for, and after it. */
    before: new Set(
      list(
        'free text: before',
        'please, can, could, would, will, you, i, we, need, needs, want, wants, have, to, must, let, us, just, now, hey, hi, hello, ok',
      ),
    ),
    /** What a language joins to the next word, with its apostrophe. One that joins nothing has the apostrophe alone. */
    elided: new Set(list('free text: elided')),
    after: new Set(list('free text: after', 'please, now, thanks, thank, you, asap')),
    /** What connects a thing with whose it is; `ofPerson` names a person. */
    // “of” also stands in what buttons say
    of: new Set(['of', ...list('free text: of', 'of, for, on, from, belonging')]),
    ofPerson: new Set(['of', ...list('free text: ofPerson', 'of, for, from')]),
    /** What is no device: “reset the password of aino” wipes none. */
    secrets: new Set(
      list('free text: secrets', 'password, passwords, passcode, passcodes, pin, code, key, keys'),
    ),
    /** What stands for the device of the selected person. */
    pronouns: new Set(list('free text: pronouns', 'it, this, that, them, him, her')),
    /** What may stand before a name, to say what it is the name of. */
    called: new Set(list('free text: called', 'device, user, person, employee')),
    /** What stands before a new name. */
    to: new Set(list('free text: to', 'to, into, as')),
    smallTalk,
    /** What is done, where a name is looked for in a sentence. */
    verbs: new Set(
      list(
        'free text: verbs',
        'lock, unlock, wipe, erase, restart, reboot, sync, locate, rename, retire, delete, remove, reset, scan, ring, undo, never, block, unblock',
      ),
    ),
    nouns: new Map<string, DeviceKind>([
      ...list('free text: device', 'device, devices').map((noun) => [noun, 'any'] as const),
      ...list('free text: phone', 'phone, mobile, cell, cellphone, smartphone').map(
        (noun) => [noun, 'phone'] as const,
      ),
      ['iphone', 'iphone'],
      ...list('free text: tablet', 'tablet, ipad').map((noun) => [noun, 'tablet'] as const),
      ...list('free text: computer', 'computer, laptop, pc, desktop, notebook, machine').map(
        (noun) => [noun, 'computer'] as const,
      ),
      ...['mac', 'macbook'].map((noun) => [noun, 'mac'] as const),
      ['chromebook', 'chromebook'],
    ]),
    /** Words of every day, and those of the trade. What is left of a sentence may be a name. */
    everyday: new Set(
      list(
        'free text: everyday',
        "verify, caller, compare, copy, ticket, forgot, forget, forgotten, urgent, stuck, frozen, dead, screen, really, dont, cant, wont, isnt, doesnt, number, serial, imei, meid, upn, code, errors, a, about, after, again, all, also, am, an, and, any, anymore, are, aren't, as, asap, at, back, be, because, been, before, but, by, call, called, can, can't, cannot, could, couldn't, did, didn't, do, does, doesn't, don't, down, even, fine, for, from, get, gets, getting, give, go, goes, got, had, has, hasn't, have, haven't, he, hello, help, helps, her, hey, hi, him, his, how, i, i'd, i'm, i've, if, in, info, into, is, isn't, it, it's, its, just, know, let, lets, like, look, lost, make, makes, me, more, must, my, need, needs, new, no, not, nothing, now, of, off, ok, on, or, our, out, over, please, problem, problems, reset, says, see, send, sent, set, she, should, shows, so, some, someone, somebody, something, start, still, stop, stopped, sure, tell, thank, thanks, that, that's, the, their, them, then, there, these, they, this, those, to, today, too, trouble, tried, try, trying, up, us, use, user, users, using, very, want, wants, was, wasn't, we, what, what's, when, where, which, who, who's, why, will, with, won't, work, working, works, wrong, would, yesterday, you, your, access, account, app, apps, authenticator, bitlocker, broken, card, certificate, company, compliance, compliant, computer, connect, corporate, device, devices, email, emails, enroll, enrolled, enrollment, error, exchange, fails, failed, group, groups, intune, ipad, iphone, laptop, license, licenses, license, locked, login, logon, mac, mail, mails, mailbox, mfa, microsoft, mobile, office, onedrive, outlook, passcode, password, pc, person, phone, phones, pin, policy, portal, sharepoint, sign, signin, signed, slow, stolen, sync, synced, syncing, tablet, teams, vpn, wifi, windows, working, check, find, search, show, open, select, troubleshoot, broke",
      ),
    ),
    hello: t('Hello. This is what you can say here.'),
    welcome: t('You’re welcome.'),
    allRight: t('All right. Say “help” to see what I can do.'),
    onPersonCard: (title: string) =>
      t('“{{title}}” is a button on a person’s card. Look the person up first.', { title }),
    didYouMean: t('Did you mean …'),
    which: (title: string) =>
      t('Say which device: “{{title}}” and then the name of a device or a person.', {
        title: title.toLowerCase(),
      }),
    noTarget: (text: string) => t('No device and no person matches “{{text}}”.', { text }),
    noDevices: (name: string) => t('{{name}} has no device in Intune that you can see.', { name }),
  };
};
