import { avatar, byId, el } from '../base/dom.js';

/** The list of people to be, by what they show. `onPair` opens two side by side, `onTour` begins the tour. */
export function startChooser({ people, pairs }, { onPair, onTour }) {
  const dialog = byId('chooser');
  let onChoose = () => undefined;
  const close = (then) => () => {
    dialog.close();
    then();
  };
  const groups = new Map();
  for (const person of people) {
    const shows = person.shows ?? 'People';
    groups.set(shows, [...(groups.get(shows) ?? []), person]);
  }
  const personButton = (person) =>
    button(person.name, person.says ?? person.userPrincipalName, [avatar(person.name, person.id)], {
      'data-id': person.id,
      onclick: close(() => onChoose(person)),
    });
  const named = (id) => people.find((person) => person.id === id);
  const both = pairs.filter((pair) => pair.people.every(named));
  const pairButton = (pair) => {
    const [first, second] = pair.people.map(named);
    const faces = [first, second].map(({ name, id }) => avatar(name, id));
    const names = [first, second].map(({ name }) => name.split(' ')[0]).join(' and ');
    return button(pair.title, `${names}: ${pair.says}`, [el('span', { class: 'faces' }, ...faces)], {
      onclick: close(() => onPair(first, second, pair.place)),
    });
  };
  byId('pairs').hidden = both.length === 0;
  byId('pairs').replaceChildren(...group('Two people, side by side', both.map(pairButton)));
  byId('people').replaceChildren(
    ...[...groups].flatMap(([title, members]) => group(title, members.map(personButton))),
  );
  byId('chooser-close').addEventListener('click', () => dialog.close());
  byId('chooser-tour').addEventListener('click', close(onTour));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return {
    /** `current`: who is chosen now. `offers`: whether pairs and, for a first visit, the tour are offered. */
    show({ title, current, offers, isFirst = false, choose }) {
      onChoose = choose;
      byId('chooser-title').textContent = title;
      byId('pairs').hidden = !offers || both.length === 0;
      byId('welcome').hidden = !isFirst;
      for (const each of byId('people').querySelectorAll('.person')) {
        each.setAttribute('aria-current', String(each.dataset.id === current?.id));
      }
      dialog.showModal();
      dialog.scrollTop = 0;
      const here = isFirst ? byId('chooser-tour') : dialog.querySelector('.person[aria-current=true]');
      (here ?? byId('people').querySelector('.person'))?.focus({ preventScroll: here === null });
    },
  };
}

function group(title, buttons) {
  return [el('h3', {}, title), el('ul', {}, ...buttons.map((each) => el('li', {}, each)))];
}

function button(name, says, faces, properties) {
  return el(
    'button',
    { class: 'person', type: 'button', ...properties },
    ...faces,
    el(
      'span',
      { class: 'person-text' },
      el('bdi', { class: 'person-name' }, name),
      el('span', { class: 'person-says' }, says),
    ),
  );
}
