import { avatar, byId, el } from './dom.js';

/** The list of people to choose from. */
export function startChooser(people, onChoose) {
  const dialog = byId('chooser');
  const choose = (person) => () => {
    dialog.close();
    onChoose(person);
  };
  byId('people').replaceChildren(
    ...people.map((person) =>
      el(
        'li',
        {},
        el(
          'button',
          { class: 'person', type: 'button', 'data-id': person.id, onclick: choose(person) },
          avatar(person.name, person.id),
          el(
            'span',
            { class: 'person-text' },
            el('bdi', { class: 'person-name' }, person.name),
            el('span', { class: 'person-says' }, person.says ?? person.userPrincipalName),
          ),
        ),
      ),
    ),
  );
  byId('chooser-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return (current) => {
    for (const button of dialog.querySelectorAll('.person')) {
      button.setAttribute('aria-current', String(button.dataset.id === current?.id));
    }
    dialog.showModal();
    const here = dialog.querySelector('.person[aria-current=true]') ?? dialog.querySelector('.person');
    here?.focus();
  };
}
