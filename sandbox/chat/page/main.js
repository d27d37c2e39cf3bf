import * as api from './api.js';
import { startChooser } from './chooser.js';
import { startComposer } from './composer.js';
import { byId, initials, tone } from './dom.js';
import { Log } from './log.js';
import { drawPlaces, isMember, isPrivate, PERSONAL } from './places.js';
import { onThemeChange, startTheme } from './theme.js';

const KEY = 'sandbox-chat-person';
const log = new Log(byId('log'));
const unread = new Set();
let cast;
let person;
let place = PERSONAL;
let stream;
let visit = 0;

const keyOf = ({ id }) => (id === PERSONAL.id ? `a:${person.id}` : id);
const placeOf = (key) => (key === `a:${person.id}` ? PERSONAL.id : key);

function drawSide() {
  drawPlaces(byId('places'), { places: cast.conversations, current: place, unread, onOpen: openPlace });
}

function hintFor() {
  if (place.kind === 'personal') return `This is ${person.name}'s one-to-one chat with the bot.`;
  if (place.kind === 'channel' && !isMember(place, person)) {
    return `${person.name} isn't a member of this channel. Teams wouldn't show the channel. This page does, so that you can see how the bot refuses.`;
  }
  return isPrivate(place)
    ? 'Private channel: only its members can see it.'
    : 'Everyone here can read the bot’s answers.';
}

function subtitle() {
  if (place.kind === 'channel')
    return `${place.team} · ${isPrivate(place) ? 'private' : place.membershipType} channel`;
  return place.kind === 'personal' ? 'One-to-one chat' : 'Several people and the bot';
}

async function loadLog() {
  const mine = visit;
  const { messages } = await api.log(person.id, place.id);
  if (mine === visit) messages.forEach((message) => log.show(message));
}

async function openPlace(next) {
  place = next;
  visit += 1;
  unread.delete(place.id);
  closeSide();
  drawSide();
  byId('title').textContent = place.title;
  byId('subtitle').textContent = subtitle();
  composer.setPlace(place, place.id === cast.adminChannelId);
  log.reset(person, hintFor());
  try {
    await loadLog();
    await api.open(person.id, place.id);
  } catch (error) {
    log.showError(error.message);
  }
}

async function become(next) {
  person = next;
  localStorage.setItem(KEY, person.id);
  byId('me-name').textContent = person.name;
  byId('me-says').textContent = person.says ?? person.userPrincipalName;
  byId('me-avatar').textContent = initials(person.name);
  byId('me-avatar').dataset.tone = tone(person.id);
  unread.clear();
  stream?.stop();
  stream = api.events(person.id, {
    onHello: () => {
      byId('offline').hidden = true;
      loadLog().catch((error) => log.showError(error.message));
    },
    onLost: () => (byId('offline').hidden = false),
    onTyping: (conversation) => conversation === keyOf(place) && log.showTyping(),
    onMessage: (message) => {
      if (message.conversation === keyOf(place)) return log.show(message);
      unread.add(placeOf(message.conversation));
      drawSide();
    },
  });
  await openPlace(PERSONAL);
  composer.focus();
}

async function say(text) {
  if (!person) return choose();
  try {
    await api.say(person.id, place.id, text);
  } catch (error) {
    log.showError(error.message);
  }
}

function setSide(open) {
  byId('side').classList.toggle('side-open', open);
  byId('scrim').hidden = !open;
  byId('menu').setAttribute('aria-expanded', String(open));
}
const closeSide = () => setSide(false);

startTheme(byId('theme'));
onThemeChange(() => log.redraw());
const composer = startComposer((text) => void say(text));
byId('menu').addEventListener('click', () => setSide(!byId('side').classList.contains('side-open')));
byId('scrim').addEventListener('click', closeSide);
document.addEventListener('keydown', (event) => event.key === 'Escape' && closeSide());

let choose = () => undefined;
try {
  cast = await api.cast();
  const show = startChooser(cast.people, (next) => void become(next));
  choose = () => show(person);
  byId('me').addEventListener('click', choose);
  const before = cast.people.find(({ id }) => id === localStorage.getItem(KEY));
  if (before) await become(before);
  else choose();
} catch (error) {
  log.showError(error.message);
}
