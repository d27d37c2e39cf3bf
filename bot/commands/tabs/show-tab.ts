import { tabCard } from '../../cards/index.ts';
import { mayReadAnybody } from '../../helpdesk/access/authorize.ts';
import { isTabName } from '../../helpdesk/people/tab-names.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import { showPerson } from '../operator/select-user.ts';
import { outsideScope } from '../operator/refusals.ts';
import type { ReadPress } from '../press.ts';
import { page, text } from '../press.ts';
import { say } from '../turn.ts';
import { tabs } from './tabs.ts';

/** A tab of the troubleshooting pane. It is read in one round with the person, whose scope decides what of it is shown. */
export const showTab: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const id = text(data, 'user');
    const tab = text(data, 'tab');
    if (!isGuid(id) || !isTabName(tab)) return say(turn.words.commands.selectUser.gone);
    const { about, start } = tabs[tab];
    const { likelyDevices } = turn.services;
    // whoever may read nobody has nothing asked for
    const finish =
      mayReadAnybody(turn.operator) === undefined
        ? start(turn.graph, id, likelyDevices.get(id) ?? [])
        : undefined;
    return showPerson(turn, id, async (_, file) => {
      if (!finish || (about === 'person' && !file.personInScope)) return outsideScope(turn);
      const view = await finish(turn, file);
      return tabCard(turn, file.person, view, { tab, page: page(data), only: text(data, 'only') === '1' });
    });
  },
};
