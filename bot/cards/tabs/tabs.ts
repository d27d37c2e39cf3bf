import type { TabName } from '../../helpdesk/people/tab-names.ts';
import { TAB_NAMES } from '../../helpdesk/people/tab-names.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';

/** A button for each tab. `wrong`: how much is wrong in it, as far as that was read. */
export function tabButtons(
  { words }: Context,
  user: string,
  wrong: Readonly<Partial<Record<TabName, number>>>,
): ButtonInit[] {
  return TAB_NAMES.map((tab) => {
    const name = words.tabs.names[tab];
    const n = wrong[tab] ?? 0;
    return {
      title: n > 0 ? words.tabs.counted(name, words.number(n)) : name,
      verb: 'user.tab',
      data: { user, tab, page: '0' },
    };
  });
}
