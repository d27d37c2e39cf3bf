import { refresh } from '../../helpdesk/remote/following/refresh.ts';
import { receiptCard } from '../../cards/index.ts';
import type { ReadPress } from '../press.ts';
import { text } from '../press.ts';
import { outsideScope } from '../operator/refusals.ts';
import { say } from '../turn.ts';

export const refreshReceipt: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const refreshed = await refresh(turn.services, turn.graph, turn.operator, text(data, 'receipt'));
    switch (refreshed.kind) {
      case 'receipts':
        return receiptCard(turn, refreshed.receipts, refreshed.problem ? { problem: refreshed.problem } : {});
      case 'outside':
        return outsideScope(turn, refreshed.why);
      case 'unknown':
      case 'notYours':
        return say(turn.words.answers.receipt[refreshed.kind]);
    }
  },
};
