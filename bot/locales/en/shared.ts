import type { Translator } from '../translator.ts';
import type { NothingFound } from '../../helpdesk/contracts/graph/found.ts';
import { isInDoubt, search } from './search.ts';

/** What is sent into a chat from Teams' compose box, and its searches. */
export const shared = (translator: Translator) => {
  const { t } = translator;
  return {
    open: t('Troubleshoot'),
    hint: t('Help desk operators can open this in their own chat with the help desk bot.'),
    summary: (name: string) => t('Help desk: {{name}}', { name }),
    none: (text: string, doubts: Omit<NothingFound, 'kind'> = {}) =>
      isInDoubt(doubts)
        ? search(translator).notSearched(text, doubts)
        : t('Nothing in your scope matches “{{text}}”.', { text }),
    noSender: t('This message wasn’t sent by a person of your organization.'),
  };
};
