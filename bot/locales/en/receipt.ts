import type { ReceiptState } from '../../helpdesk/contracts/receipt.ts';
import { problem } from './problem.ts';

export const receipt = {
  states: {
    sending: 'Outcome unknown',
    accepted: 'Accepted',
    pending: 'Pending',
    done: 'Done',
    failed: 'Failed',
    notSupported: 'Not supported',
    canceled: 'Canceled',
    unknown: 'Outcome unknown',
  } satisfies Record<ReceiptState, string>,
  steps: {
    acceptedByIntune: (when: string) => `Intune took it, ${when}`,
    waiting: 'Waiting for the device to check in',
    running: 'Waiting for the device to carry it out',
    lastSeen: (step: string, when: string) => `${step} (last seen ${when})`,
    finished: (done: string, when: string) => `${done}, ${when}`,
    notTaken: (when: string) => `Intune did not take it, ${when}`,
    deviceRefused: 'The device reports that it did not work',
    deviceCanNot: 'The device reports that it can’t do this',
    takenBack: 'Taken back before the device carried it out',
    sentOnly: (when: string) => `Sent ${when}; whether Intune took it isn’t known`,
    noWord: 'What became of it on the device isn’t known',
    at: (step: string, when: string) => `${step}, ${when}`,
  },
  /** By the receipt's reason: a problem's kind, the device's state word, or what the bot itself met. */
  reasons: {
    ...problem.kinds,
    notFound:
      'Intune has no such device: it was removed, or it is outside what your account may see. Nothing was sent to it.',
    forbidden:
      'Intune refused it for your account. Ask an Intune administrator whether your role, Conditional Access or scope tags keep it back.',
    notApproved:
      'Intune refused it under the code of its approval: a second administrator turned it down, or the request is too old. Ask them before you start anew.',
    throttled:
      'Intune turned it away because of too many requests. Nothing was sent: wait a minute and start anew.',
    conflict:
      'Intune turned it away because of something else under way on the device. Look at the device, then start anew.',
    unavailable:
      'Intune failed, and doesn’t say what became of it. Press Refresh: the device’s own report settles it. Don’t send it again before that.',
    timeout:
      'Intune did not answer in time. Press Refresh: the device’s own report settles it. Don’t send it again before that.',
    connection:
      'The connection broke before Intune answered. Press Refresh: the device’s own report settles it. Don’t send it again before that.',
    gone: 'The device is no longer in Intune, so it can’t report back. Look for it in the Intune admin center.',
    restart:
      'The bot was restarted while it was being sent. Press Refresh: the device’s own report settles it. It is not sent again by itself.',
    'device:failed':
      'The device tried and failed. Check that it is online and has a passcode, sync it, then start anew.',
  } as Record<string, string>,
  otherReason: (reason: string) =>
    `The reason given is “${reason}”. Look at the device in the Intune admin center.`,
  otherDeviceState: (state: string) =>
    `The device reports “${state}”, which this bot doesn’t know. Look at the device in the Intune admin center.`,
  cutOff:
    'It was being sent and no answer has been recorded. Press Refresh: the device’s own report settles it.',
  notSupported: 'Nothing changed on the device. Look at what else it can take under its details.',
  canceled: 'Nothing changed on the device. Start anew if it is still needed.',
  again: 'This was confirmed before. Nothing was sent a second time.',
  notUpdated: 'Could not be brought up to date: what is shown is from before.',
};
