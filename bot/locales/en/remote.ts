import { capital } from '../capital.ts';
import type { Translator } from '../translator.ts';
import type { TypedField } from '../../helpdesk/access/confirmed-in-writing.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';
import type { SameName } from '../../helpdesk/contracts/model.ts';
import { brief } from './actions/refusals.ts';
import { secret } from './actions/secret.ts';

/** Who sent an earlier action, from the reader's point of view. Names are shown as they are. */
type Sender = { kind: 'you' | 'another' | 'elsewhere' } | { kind: 'named'; name: string };

/** Words of the cards for remote actions: lists, forms, confirm cards, and what an action brings back. */
export const remote = (translator: Translator) => {
  const { t, plural, or } = translator;
  const SENDERS = {
    you: t('by you'),
    another: t('by another operator'),
    elsewhere: t('not through this bot'),
  } satisfies Record<Exclude<Sender['kind'], 'named'>, string>;

  const senderWords = (sender: Sender) =>
    sender.kind === 'named' ? t('by {{name}}', { name: sender.name }) : SENDERS[sender.kind];
  return {
    more: t('More actions'),
    all: t('All actions'),
    several: t('Several devices'),
    back: t('Back to device'),
    next: t('Continue'),
    /** What the device could do, but not for this operator or not now. */
    notNow: t('Not for you, or not now'),
    never: {
      heading: (kind: string) => t('Never on {{kind}}', { kind }),
      button: (kind: string, n: string) => t('Never on {{kind}} · {{n}}', { kind, n }),
      /** How it was enrolled decides, too. */
      android: t('this kind of Android'),
    },
    fewer: t('Show less'),
    /** Why an action isn't available, in half a line. */
    brief: {
      hindrance: brief(translator),
      noRole: t('you have no Intune role'),
      permission: (name: string | undefined) =>
        name === undefined
          ? t('your role lacks the permission for it')
          : t('your role lacks “{{name}}”', { name }),
      scope: t('outside your scope for it'),
      scopeUnread: t('your scope can’t be read right now'),
      tagsUnread: t('the scope tags can’t be read right now'),
      policyDenied: t('your organization’s policy doesn’t allow it'),
      alreadyPending: (when: string) => t('already pending, sent {{when}}', { when }),
      pinUnused: (when: string) => t('locked {{when}}, and that PIN hasn’t been used yet', { when }),
      personalKey: t('the device is personal'),
      /** `more`: how many others there are. */
      entraRoles: (names: readonly string[], more?: string) =>
        more === undefined
          ? t('needs the Entra role {{names}}', { names: or(names) })
          : t('needs the Entra role {{names}}, or one of {{more}} others', { names: or(names), more }),
    },
    noneHere: (why: string) => t('{{why}} More actions has the details.', { why }),
    /** Why nothing is offered for a device. */
    nothing: {
      noRole: t(
        'You have no Intune role, so no remote action is available to you. Ask an Intune administrator.',
      ),
      permission: t(
        'Your role includes none of the remote actions that this device can take. Ask an Intune administrator.',
      ),
      scope: t('This device is outside your scope for remote actions. Ask an Intune administrator.'),
      scopeUnread: t(
        'Intune can’t say right now whether your scope covers this device for remote actions. Try again in a moment.',
      ),
      several: t(
        'Your roles and their scope leave out every remote action that this device can take. Ask an Intune administrator.',
      ),
      platform: t('No remote action works on this device’s platform.'),
      device: t('No remote action works on this device as Intune describes it.'),
      waiting: t('What you may do with this device is already pending.'),
      leaving: t('This device is being retired, wiped or deleted, so it takes no remote action.'),
      exchangeOnly: t('Only Exchange ActiveSync manages this device, so it takes no remote action.'),
      configurationManagerOnly: t(
        'Only Configuration Manager manages this device, so it takes no remote action.',
      ),
      managedElsewhere: t('Intune doesn’t manage this device, so it takes no remote action.'),
    },
    someOnlyMore: t('The available actions are under More actions.'),
    filled: t('What you entered'),
    chosen: (answer: string, effect: string) => t('{{answer}}, {{effect}}', { answer, effect }),
    hidden: t('Set, but not shown'),
    devices: (n: number, text: string) => plural(n, '{{text}} device', '{{text}} devices', { text }),
    conditions: (all: readonly string[]) => capital(all.join(' · ')),
    on: (label: string, platforms: string) => `${label} (${platforms})`,
    platforms: {
      windows: t('Windows'),
      ios: t('iPhone and iPad'),
      visionos: t('Apple Vision Pro'),
      tvos: t('Apple TV'),
      macos: t('Mac'),
      android: t('Android'),
      aosp: t('Android (AOSP)'),
      chromeos: t('ChromeOS'),
      linux: t('Linux'),
      unknown: t('unknown platform'),
    } satisfies Record<Platform, string>,
    confirm: {
      several: (action: string, devices: string) => t('{{action}} on {{devices}}?', { action, devices }),
      cancels: (names: string) =>
        t('This also cancels what is still pending on this device: {{names}}.', { names }),
      cancelsNothing: t(
        'This also cancels what is still pending on this device. Nothing is reported as pending now.',
      ),
      cannotBeUndone: t('This can’t be undone.'),
      /** What is typed besides the reason. */
      type: {
        deviceName: t('To prevent accidents, type the device’s name and the reason.'),
        serialNumber: t('To prevent accidents, type the device’s serial number and the reason.'),
      },
      sameName: {
        others: t(
          'Another device in Intune has the same name. Make sure that this is the right one: compare serial number, model, last check-in and primary user.',
        ),
        sameSerial: t(
          'Intune has another record with the same name and serial number, perhaps of the same machine. Make sure that this is the right one: compare model, last check-in and primary user.',
        ),
        unread: t('Whether another device has the same name could not be found out.'),
        managedNamesUnread: t(
          'No other device has this name. Whether Intune manages another one by it could not be found out.',
        ),
      } satisfies Record<Exclude<SameName, 'none'>, string>,
      marked: t('Nothing was sent. Check the highlighted fields.'),
      inputs: {
        deviceName: {
          label: t('Device name'),
          placeholder: t('As shown above'),
          missing: t('Serial number or Intune id'),
          error: t('Type the device’s name as shown above'),
        },
        serialNumber: {
          label: t('Serial number'),
          placeholder: t('As shown above'),
          missing: t('Intune id, as shown above'),
          error: t('Type the device’s serial number as shown above'),
        },
        reason: {
          label: t('Reason'),
          placeholder: t('Why it is needed'),
          error: t('Give a reason'),
        },
      },
      faults: {
        deviceName: t('This isn’t the device’s name. Type it as shown above.'),
        serialNumber: t(
          'The name isn’t enough, and this isn’t the device’s serial number. Type it as shown above, or its Intune device id if it has none.',
        ),
        reason: t('The reason is missing. Say why it is needed.'),
        ticket: t(
          'This isn’t a ticket number. One has a digit, and besides letters and digits only spaces and . _ / : # - between them.',
        ),
      } satisfies Record<TypedField, string>,
    },
    form: {
      error: t('See the hint below this field'),
      choose: t('Choose one'),
      chooseSeveral: t('Choose any, or type a name'),
      find: t('Type part of the name and press Continue'),
    },
    severalForm: {
      heading: t('Run an action on several devices'),
      about: t('Choose an action and the devices. Nothing is sent until you confirm.'),
      action: {
        label: t('Action'),
        placeholder: t('Choose an action'),
        error: t('Choose an action from the list'),
      },
      devices: { label: t('Devices'), error: t('Choose at least one device') },
      firstOf: (shown: string, all: string) =>
        t('Showing {{shown}} of {{all}} devices: those that checked in most recently.', { shown, all }),
      none: t('None of these actions works on their devices.'),
      noneByRole: t(
        'Your role includes none of these actions that their devices can take. Ask an Intune administrator.',
      ),
      noneByScope: t('Their devices are outside your scope for these actions. Ask an Intune administrator.'),
      noneWaiting: t('What you may do with their devices is already pending.'),
      notAll: (action: string, no: string, all: string) =>
        t('{{action}} isn’t possible on {{no}} of {{all}} devices. Nothing was sent.', { action, no, all }),
      doThose: (n: number, text: string) =>
        plural(n, 'Do the one that can', 'Do the {{text}} that can', { text }),
      unnamed: {
        none: t('A device is no longer in Intune, or your scope tags don’t cover it.'),
        outside: t('A device is outside your scope.'),
      },
      only: (names: readonly string[]) => t('only {{names}}', { names: names.join(', ') }),
      not: (names: readonly string[]) => t('not {{names}}', { names: names.join(', ') }),
      more: (n: string) => t('and {{n}} more', { n }),
      others: (n: number, text: string) =>
        plural(
          n,
          'One device isn’t listed: it has a different primary user.',
          '{{text}} devices aren’t listed: they have a different primary user.',
          { text },
        ),
      left: (n: number, text: string) =>
        plural(
          n,
          'One device isn’t listed: none of these actions is available for it.',
          '{{text}} devices aren’t listed: none of these actions is available for them.',
          { text },
        ),
    },
    pending: {
      since: (when: string, sender: Sender) =>
        t(
          'the same action is already pending on this device, sent {{when}} {{sender}}. Wait until it has finished. Press Refresh on its receipt to see how far it is.',
          { when, sender: senderWords(sender) },
        ),
      waits: (when: string) => t('already pending, sent {{when}}.', { when }),
      sometime: t('at an unknown time'),
    },
    choiceGone: t('what you chose is no longer there, or your scope tags don’t cover it. Choose again.'),
    choiceChanged: t(
      'what is removed from this device has changed since you were asked. Somebody else has removed or restored something, or Intune has. Choose again.',
    ),
    choiceUnclear: t(
      'Intune doesn’t say clearly what is removed from this device now. Intune would restore whatever I leave out, so I send nothing. Use the Intune admin center.',
    ),
    pinUnused: (when: string) =>
      t(
        'this Mac was locked {{when}} and hasn’t checked in since, so its PIN hasn’t been used yet. Unlock it with that PIN. A second lock would set a different one.',
        { when },
      ),
    typed: {
      deviceName: t('the typed name isn’t the device’s name.'),
      serialNumber: t('the serial number isn’t the device’s.'),
      reason: t('a reason is missing.'),
      ticket: t('what was typed as the ticket number isn’t one.'),
    } satisfies Record<TypedField, string>,
    secret: secret(translator),
  };
};
