import * as api from './base/api.js';
import { byId } from './base/dom.js';
import { forAll, forTab } from './base/storage.js';
import { onThemeChange, startTheme } from './base/theme.js';
import { startLanguage } from './help/language.js';
import { showRaw, startRaw } from './help/raw.js';
import { Tour, wasToured } from './help/tour.js';
import { startChooser } from './people/chooser.js';
import { Beside } from './talk/beside.js';
import { Client } from './talk/client.js';

const PERSON = 'person';

startTheme(byId('theme'));
startRaw(byId('raw-toggle'));
try {
  start(await api.cast());
} catch (error) {
  byId('trouble').textContent = error.message;
  byId('trouble').hidden = false;
}

function start(cast) {
  startLanguage(cast.languages ?? []);
  const chooser = startChooser(cast, { onPair: showPair, onTour: () => void tour.begin() });
  const hooks = {
    choose: (client) => chooser.show(client.number === 1 ? choosing() : beside.choosing(client.person)),
    raw: (client, message) => void showRaw(client.person, message),
    leads: (client) => client === first && tour.isOn,
    beside: (person, place) => void beside.open(person, place),
    changed: () => {
      tour.watch();
      beside.draw();
    },
  };
  const first = new Client(1, cast, hooks);
  byId('clients').append(first.element);
  byId('foot').append(byId('tools'));
  byId('bar').append(byId('bar-tools'));
  byId('compose').before(byId('tour'));
  const beside = new Beside(first, { cast, hooks, chooser });
  const tour = new Tour(first, { people: cast.people, after: afterTour(cast, showPair, become) });
  onThemeChange(() => beside.clients.forEach(({ log }) => log.redraw()));
  byId('tour-begin').hidden = !tour.isPossible;
  byId('tour-begin').addEventListener('click', () => void tour.begin());
  document.addEventListener('keydown', (event) => event.key === 'F6' && beside.nextPart(event));

  const before = cast.people.find(({ id }) => id === (forTab.get(PERSON) ?? forAll.get(PERSON)));
  if (before) void become(before, first.lastPlace).then(() => beside.restore());
  else chooser.show({ ...choosing(), isFirst: tour.isPossible && !wasToured() });

  function choosing() {
    return {
      title: 'Who are you?',
      current: first.person,
      offers: true,
      choose: (person) => void become(person),
    };
  }

  async function become(person, place) {
    forAll.set(PERSON, person.id);
    forTab.set(PERSON, person.id);
    await first.become(person, place);
  }

  async function showPair(one, other, place) {
    await become(one);
    await beside.open(other, place);
    await beside.bring(first);
  }
}

/** What the tour suggests at its end: the pairs, and somebody whom the bot turns away. */
function afterTour({ people, pairs }, showPair, become) {
  const named = (id) => people.find((person) => person.id === id);
  const outsider = people.findLast(({ says }) => says?.includes('without any role'));
  return [
    ...pairs.flatMap((pair) => {
      const [one, other] = pair.people.map(named);
      return one && other
        ? [{ title: `${pair.title}: ${pair.says}`, run: () => void showPair(one, other, pair.place) }]
        : [];
    }),
    ...(outsider
      ? [{ title: `Be ${outsider.name}, who has no role`, run: () => void become(outsider) }]
      : []),
  ];
}
