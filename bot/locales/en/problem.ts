import type { Translator } from '../translator.ts';
import type { ProblemKind } from '../../helpdesk/contracts/problem.ts';
import { search } from './search.ts';

/** What went wrong and what to do about it, for an operator. */
export const problem = (translator: Translator) => {
  const { t, plural, or } = translator;
  return {
    /** Graph throttles, and it is known for how long. */
    throttledFor: (seconds: number) =>
      seconds < 90
        ? plural(
            seconds,
            'Graph is getting too many requests right now. Wait {{n}} second, then press Refresh.',
            'Graph is getting too many requests right now. Wait {{n}} seconds, then press Refresh.',
          )
        : plural(
            Math.ceil(seconds / 60),
            'Graph is getting too many requests right now. Wait {{n}} minute, then press Refresh.',
            'Graph is getting too many requests right now. Wait {{n}} minutes, then press Refresh.',
          ),
    kinds: {
      notFound: t(
        'Graph has no such record. It may have been removed, or your account may not be allowed to see it.',
      ),
      forbidden: t(
        'Graph refused to give this to your account. Ask an Intune administrator to check your role, Conditional Access and scope tags.',
      ),
      unauthorized: t('Graph did not accept your sign-in. Sign in again, then try once more.'),
      signInNeeded: t(
        'You need to sign in first. Ask me again in our one-to-one chat, and I will ask you to sign in.',
      ),
      signInNotSetUp: t(
        'Nothing can be changed from here: sign-in isn’t set up, so the bot can’t verify who you are. Ask the person who runs this bot to set it up (SsoAppId in docs/setup.md). Until then, use the Intune admin center.',
      ),
      license: t('The tenant has no license for this. Ask an administrator which license is missing.'),
      approvalRequired: t(
        'This needs a second administrator’s approval (Multi Admin Approval). Request it in the Intune admin center.',
      ),
      badRequest: t(
        'Graph did not understand the request. Trying again won’t help. Tell the person who runs this bot.',
      ),
      conflict: t('Something else changed this at the same time. Press Refresh, check it, then try again.'),
      throttled: t('Graph is getting too many requests right now. Wait a minute, then press Refresh.'),
      dailyLimit: t(
        'Intune allows only so many of these a day in your organization, and today’s are used up. Try again tomorrow.',
      ),
      unavailable: t('Graph is unavailable right now. Wait a few minutes, then press Refresh.'),
      unreadable: t(
        'Graph’s answer could not be read: it isn’t what was asked for. Press Refresh. If it happens again, tell the person who runs this bot.',
      ),
      timeout: t('Graph took too long to answer. Try again in a moment.'),
      connection: t(
        'Graph could not be reached. Try again. If it keeps failing, tell the person who runs this bot.',
      ),
      heldBack: t('Nothing was sent: somebody stopped it while it waited.'),
    } satisfies Record<ProblemKind, string>,
    /** The app wasn't granted any of these, and one or all of them are needed. */
    lacks: (names: readonly string[]) =>
      t(
        'Graph refused this because the app lacks {{permissions}}. Ask the person who runs this bot to grant it: docs/permissions.md says how.',
        { permissions: or(names) },
      ),
    requestId: (id: string) => t('Request id {{id}}', { id }),
    partUnread: t('This part could not be read.'),
    notRead: t('Could not be read'),
    restUnread: t('Not everything here could be read.'),
    unclear: search(translator).unclearDevices,
  };
};

/** Why a remote action isn't offered, and what works instead. */
export const refusal = ({ t }: Translator) => ({
  noRole: t('you have no Intune role here. Ask an Intune administrator.'),
  /** `name`: what Intune's role editor calls it. */
  permission: (name: string) =>
    t('your role doesn’t include “{{name}}”. Ask an Intune administrator.', { name }),
  scope: t('this device is outside your scope for this action.'),
  scopeUnread: t('Intune can’t say right now whether your scope covers this device. Try again in a moment.'),
  tagsUnread: t(
    'Intune can’t say right now which scope tags apply, and your role may be limited to some. Try again in a moment.',
  ),
});
