import { el } from '../base/dom.js';

const LOCK =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 7V5.5a3 3 0 0 1 6 0V7M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z"/></svg>';

const PEOPLE =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 8a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 6 8zM2 13c0-2 1.6-3.3 4-3.3S10 11 10 13M10.5 7.6a1.9 1.9 0 1 0-.6-3.7M11.3 9.8c1.7.2 2.7 1.3 2.7 2.9"/></svg>';

/** The one-to-one chat with the bot. The server uses the same id. */
export const PERSONAL = { id: 'personal', kind: 'personal', title: 'Help Desk' };

const isPrivate = (place) => place.membershipType === 'private';
const isMember = (place, person) => !place.members || place.members.includes(person.id);

export function subtitleOf(place) {
  if (place.kind === 'channel')
    return `${place.team} · ${isPrivate(place) ? 'private' : place.membershipType} channel`;
  return place.kind === 'personal' ? 'One-to-one chat' : 'Several people and the bot';
}

/** What is said above a conversation's messages. */
export function hintFor(place, person) {
  if (place.kind === 'personal') return `This is ${person.name}'s one-to-one chat with the bot.`;
  if (place.kind === 'channel' && !isMember(place, person)) {
    return `${person.name} isn't a member of this channel. Teams wouldn't show the channel. This page does, so that you can see how the bot refuses.`;
  }
  return isPrivate(place)
    ? 'Private channel: only its members can see it.'
    : 'Everyone here can read the bot’s answers.';
}

/** Draws the conversations, grouped by team. */
export function drawPlaces(root, { places, current, unread, onOpen }) {
  const groups = new Map([['Chat', [PERSONAL]]]);
  for (const place of places) {
    const group = place.kind === 'channel' ? place.team : 'Chat';
    groups.set(group, [...(groups.get(group) ?? []), place]);
  }
  root.replaceChildren(
    ...[...groups].flatMap(([title, list]) => [
      el('h2', {}, title),
      el('ul', {}, ...list.map((place) => el('li', {}, item(place, { current, unread, onOpen })))),
    ]),
  );
}

function item(place, { current, unread, onOpen }) {
  const here = place.id === current.id;
  const mark = el('span', { class: 'mark', 'aria-hidden': 'true' });
  if (place.kind === 'personal') mark.append(el('img', { src: 'help-desk.svg', alt: '' }));
  else if (isPrivate(place)) mark.innerHTML = LOCK;
  else if (place.kind === 'groupChat') mark.innerHTML = PEOPLE;
  else mark.textContent = '#';
  return el(
    'button',
    {
      class: 'place',
      type: 'button',
      'aria-current': here ? 'page' : undefined,
      onclick: () => onOpen(place),
    },
    mark,
    el('span', { class: 'place-title' }, place.title),
    isPrivate(place) ? el('span', { class: 'hidden' }, ', private channel') : undefined,
    unread.has(place.id) && !here
      ? el('span', { class: 'unread' }, el('span', { class: 'hidden' }, ', unread'))
      : undefined,
  );
}
