import type { ActionResultState } from '../../../helpdesk/contracts/graph/device-states.ts';
import { actionTitles, permissionNames } from '../../action-words.ts';
import type { Translator } from '../../translator.ts';
import { wordsOfEveryAction } from './every-action.ts';
import { conditions, danger, form } from './form.ts';
import { otherNames, otherPermissions } from './other-names.ts';

export const actions = (translator: Translator) => {
  const { t } = translator;
  const known = wordsOfEveryAction(translator);
  return {
    title: actionTitles(known, otherNames(translator)),
    known,
    /** The last step of a receipt whose action has left the catalogue. */
    otherDone: t('Carried out'),
    confirmLabels: {
      happens: t('What happens'),
      notice: t('What they will notice'),
      untouched: t('What doesn’t change'),
      conditions: t('Requirements'),
    },
    danger: danger(translator),
    conditions: conditions(translator),
    form: form(translator),
    goodFor: t('Valid for two minutes · recorded in the audit under your name'),
    cancel: t('Cancel'),
    resultStates: {
      none: t('accepted'),
      pending: t('pending'),
      active: t('running'),
      done: t('done'),
      failed: t('failed'),
      canceled: t('canceled'),
      notSupported: t('not supported by the device'),
    } satisfies Record<ActionResultState, string>,
  };
};

/** The permissions of remote tasks in words. */
export const permissions = (translator: Translator) =>
  permissionNames(wordsOfEveryAction(translator), otherPermissions(translator));
