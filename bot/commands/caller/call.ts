import { announceCall } from '../../helpdesk/caller/announce-call.ts';
import { callAnnouncedCard, noticeCard } from '../../cards/index.ts';
import { withUser } from '../operator/select-user.ts';
import type { ReadPress } from '../press.ts';
import { text } from '../press.ts';
import { say } from '../turn.ts';

/** The operator says that they are calling this person. Whoever is called can ask the bot who it is. */
export const announceCallPress: ReadPress = {
  kind: 'read',
  run: (turn, data) =>
    withUser(turn, text(data, 'user'), {
      async file({ person, personInScope }) {
        if (!personInScope) return say(turn.words.answers.outside);
        const { id: operatorId, displayName, userPrincipalName } = turn.operator.speaker;
        const announced = await announceCall(turn.services, {
          operatorId,
          operatorName: displayName,
          operatorAddress: userPrincipalName,
          personId: person.id,
          personName: person.displayName,
        });
        if (announced.kind === 'tooMany')
          return noticeCard(turn, { tone: 'error', lines: [turn.words.caller.refused.calls] });
        const became = await turn.services.installFor(person.id, operatorId);
        return callAnnouncedCard(turn, announced.call, became);
      },
    }),
};
