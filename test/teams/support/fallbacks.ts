import type { FallbackAnswers } from '../../../bot/helpdesk/contracts/conversation.ts';

export const say = (text: string) => ({ kind: 'text', text }) as const;

/** Each says its own name. */
export const fallbacks: FallbackAnswers = {
  fault: (id) => say(`fault ${id}`),
  late: () => say('late'),
  guest: () => say('guest'),
  foreignTenant: () => say('foreign tenant'),
  tooLarge: (summary) => `too large: ${summary}`,
  unknownSpeaker: () => say('unknown speaker'),
  tooMany: () => say('too many'),
  signedIn: () => say('signed in'),
  signInFailed: () => say('sign-in failed'),
  signInPages: {
    lang: 'en',
    rtl: false,
    title: 'sign in',
    expired: 'expired',
    failed: 'failed',
    done: 'done',
  },
  filePrivately: () => say('file privately'),
  fileGone: () => say('file gone'),
  fileDone: (name) => say(`file done: ${name}`),
  fileDeclined: () => say('file declined'),
  fileFailed: () => say('file failed'),
};
