import type { Translator } from '../../translator.ts';
import { device as deviceWords } from '../device.ts';
import type { SomeRules } from './rule-words.ts';

export const device = (translator: Translator) => {
  const { t } = translator;
  const { managementState } = deviceWords(translator);
  const stateOf = (state: string): string =>
    Object.hasOwn(managementState, state) ? managementState[state as keyof typeof managementState] : state;
  return {
    registrationKeyConflict: {
      cause: t('The registration is broken (key conflict)'),
      evidence: () => t('The device’s key in Entra isn’t the one that the device has.'),
      next: () => t('Ask them to remove the work account from the device and to enroll it again.'),
    },
    registrationRevoked: {
      cause: t('The registration was revoked'),
      evidence: () => t('Entra no longer accepts this device.'),
      next: () => t('Ask them to remove the work account from the device and to enroll it again.'),
    },
    entraDeviceDisabled: {
      cause: t('The device is disabled in Entra'),
      evidence: () => t('Nobody can sign in to work apps on it.'),
      next: () => t('Ask your identity team why it was disabled, and to enable it.'),
    },
    entraNotCompliant: {
      cause: t('Entra still says that it isn’t compliant'),
      evidence: () => t('Intune says compliant, but Entra doesn’t. Entra decides about access.'),
      next: () => t('Sync the device. Entra usually follows within minutes.'),
    },
    leaving: {
      cause: t('The device is leaving Intune'),
      evidence: ({ state }) =>
        t('{{state}}. It leaves Intune when it checks in next.', { state: stateOf(state) }),
      next: () => t('Nothing can be fixed on it. If this wasn’t intended, tell an Intune administrator now.'),
    },
    leavingFailed: {
      cause: t('A wipe or retire failed'),
      evidence: ({ state }) => t('{{state}}. The device is still in Intune.', { state: stateOf(state) }),
      next: () => t('Ask an Intune administrator what was intended.'),
    },
    unhealthy: {
      cause: t('Management is unhealthy'),
      evidence: () => t('Intune can’t manage this device reliably.'),
      next: () => t('Sync the device. If that changes nothing, it has to be enrolled again.'),
    },
    certificateExpired: {
      cause: t('The management certificate expired'),
      evidence: ({ expired, seen }) =>
        seen === ''
          ? t('It expired {{expired}}. The device can’t check in anymore.', { expired })
          : t('It expired {{expired}}, and the device still checked in {{seen}}.', { expired, seen }),
      next: ({ seen }) =>
        seen === ''
          ? t('Ask them to enroll the device again.')
          : t('Ask them to open Company Portal. If it can’t connect, the device has to be enrolled again.'),
    },
    certificateExpiresSoon: {
      cause: t('The management certificate expires soon'),
      evidence: ({ expires }) => t('It expires {{expires}}.', { expires }),
      next: () => t('Sync the device: it renews its certificate when it checks in.'),
    },
    neverCheckedIn: {
      cause: t('Never checked in'),
      evidence: () => t('The device was enrolled and hasn’t been heard of since.'),
      next: () => t('Ask them to turn it on, connect it to the internet and open Company Portal. Then sync.'),
    },
    notCheckedIn: {
      cause: t('Not checked in for too long'),
      evidence: ({ seen }) => t('It last checked in {{seen}}, so it doesn’t count as active.', { seen }),
      next: () => t('Ask them to turn it on, connect it to the internet and open Company Portal. Then sync.'),
    },
    staleDuplicate: {
      cause: t('An old record'),
      evidence: ({ twin }) => t('The same machine is enrolled again as {{twin}}.', { twin }),
      next: () => t('Work on the newer one. An Intune administrator can delete this record.'),
    },
    sameSerialTwice: {
      cause: t('Two records have the same serial number'),
      evidence: ({ serial, twin }) =>
        t('{{serial}} is also the serial number of {{twin}}, which checked in later.', { serial, twin }),
      next: () => t('Ask which of the two they have in front of them before you do anything.'),
    },
    coManaged: {
      cause: t('Co-managed by Configuration Manager'),
      evidence: ({ decides }) =>
        decides === ''
          ? t('Configuration Manager manages this device too, and may decide whether it is compliant.')
          : t('Intune only shows what Configuration Manager says about its compliance.'),
      next: () => t('Look it up in Configuration Manager.'),
    },
    actionPending: {
      cause: t('An action is waiting: the device seems to be offline'),
      evidence: ({ action, sent }) =>
        t('{{action}} was sent {{sent}}, and the device hasn’t answered.', { action, sent }),
      next: () => t('Ask them to turn it on and connect it to the internet.'),
    },
  } satisfies SomeRules;
};
