import type { TabCounts } from '../../helpdesk/people/tab-names.ts';
import { DEVICE_TABS, TAB_NAMES } from '../../helpdesk/people/tab-names.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';

/** A button for each tab. `wrong`: how much is wrong in it, as far as that was read. */
export function tabButtons({ words }: Context, user: string, wrong: TabCounts): ButtonInit[] {
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

/** The same on a device's card. */
export function deviceTabButtons({ words }: Context, device: string): ButtonInit[] {
  return DEVICE_TABS.map((tab) => ({
    title: words.tabs.names[tab],
    verb: 'device.tab',
    data: { device, tab, page: '0' },
  }));
}
