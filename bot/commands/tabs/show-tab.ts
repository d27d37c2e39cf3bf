import type { TabView } from '../../cards/index.ts';
import { deviceTabCard, tabCard } from '../../cards/index.ts';
import { mayReadAnybody } from '../../helpdesk/access/authorize.ts';
import type { TabName } from '../../helpdesk/people/tab-names.ts';
import { aboutDevices, isDeviceTab, isTabName } from '../../helpdesk/people/tab-names.ts';
import { troubleFirst } from '../../helpdesk/diagnosis/verdict.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import { showOne } from '../operator/device.ts';
import { outsideScope, personWhy } from '../operator/refusals.ts';
import { countsKey, firstVerdict } from '../operator/person-card.ts';
import { showPerson } from '../operator/select-user.ts';
import { explain } from '../operator/why.ts';
import type { PressData, ReadPress } from '../press.ts';
import { page, text } from '../press.ts';
import { say } from '../turn.ts';
import type { Turn } from '../turn.ts';
import type { Tab } from './tab.ts';
import { MOST_DEVICES } from './tab.ts';
import { deviceTabs, tabs } from './tabs.ts';

/** A tab of the troubleshooting pane. It is read in one round with the person, whose scope decides what of it is shown. */
export const showTab: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const id = text(data, 'user');
    const tab = text(data, 'tab');
    if (!isGuid(id) || !isTabName(tab)) return say(turn.words.commands.selectUser.gone);
    const finish = readsNobody(turn) ? undefined : start(turn, id, tabs[tab]);
    const mayHave = (file: PersonFile) => file.personInScope || aboutDevices(tab);
    return showPerson(turn, id, async (_, file) => {
      const view = mayHave(file) ? await finish?.(file) : undefined;
      if (!view) return outsideScope(turn, personWhy(file));
      noteCount(turn, file, tab, view);
      return tabCard(turn, file.person, view, { tab, ...pageIn(data) });
    });
  },
};

/** The user card's button says it, once they are back. */
function noteCount({ services, operator }: Turn, { person }: PersonFile, tab: TabName, view: TabView): void {
  const key = countsKey(operator.speaker.id, person.id);
  const wrong = view.rows.filter((row) => row.wrong).length;
  services.tabCounts.set(key, { ...services.tabCounts.get(key), [tab]: wrong });
}

/** Makes the tab of what was asked for. undefined: it isn't for somebody outside the scope. */
type Finish = (file: PersonFile) => Promise<TabView> | undefined;

function start(turn: Turn, person: string, tab: Tab): Finish {
  if (tab.about === 'file') return tab.start(turn, person);
  if (tab.about === 'person') {
    const finish = tab.start(turn, person);
    return (file) => (file.personInScope ? finish(file) : undefined);
  }
  const reader = tab.start(turn, person);
  // the devices that were listed last: they say what to ask for, and decide nothing
  const likely = turn.services.likelyDevices.get(person) ?? [];
  for (const device of likely.slice(0, MOST_DEVICES)) reader.ask(device);
  return async (file) => {
    const { devices } = file;
    if (!devices.ok) return { rows: [], notes: [], unread: devices.problem };
    const { items, unread } = devices.value;
    // of more than can be read, those with trouble are
    const worstFirst = troubleFirst(items, firstVerdict(turn, file));
    return { ...(await reader.finish(worstFirst)), unread };
  };
}

/** The same of one device. */
export const showDeviceTab: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const id = text(data, 'device');
    const tab = text(data, 'tab');
    if (!isGuid(id) || !isDeviceTab(tab)) return say(turn.words.commands.device.gone);
    const reader = readsNobody(turn) ? undefined : deviceTabs[tab].start(turn);
    reader?.ask(id);
    return showOne(turn, id, async ({ device, target }) => {
      if (!reader) return outsideScope(turn);
      const view = await reader.finish([{ device, target }]);
      return deviceTabCard(turn, device, view, { tab, ...pageIn(data) });
    });
  },
};

/** What an error code on a tab means, with the way back to it. Nothing is read for it. */
export const whyOnTab: ReadPress = {
  kind: 'read',
  run(turn, data) {
    const tab = text(data, 'tab');
    const ofDevice = text(data, 'device') !== '';
    const names = [ofDevice ? 'device' : 'user', 'tab', 'page', 'only'];
    const back = Object.fromEntries(names.map((name) => [name, text(data, name)]));
    return Promise.resolve(
      explain(turn, text(data, 'code'), [
        {
          title: turn.words.tabs.backToTab(isTabName(tab) ? turn.words.tabs.names[tab] : ''),
          verb: ofDevice ? 'device.tab' : 'user.tab',
          data: back,
        },
      ]),
    );
  },
};

const pageIn = (data: PressData) => ({ page: page(data), only: text(data, 'only') === '1' });

/** Whoever may read nobody has nothing asked for. */
const readsNobody = ({ operator }: Turn) => mayReadAnybody(operator) !== undefined;
