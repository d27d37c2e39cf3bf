import * as api from '../base/api.js';
import { initials, tone } from '../base/dom.js';
import { forTab } from '../base/storage.js';
import { actionsIn, cardsOf, textOf } from '../cards/actions-in.js';
import { startComposer } from './composer.js';
import { Log } from './log.js';
import { nextStep } from './next-step.js';
import { drawPlaces, hintFor, PERSONAL, subtitleOf } from './places.js';

const DECIDES = new Set(['second.approve', 'proposal.approve', 'approval.approve']);

/** One person's Teams: their conversations, the one that is open, and the box to write in. A window has one or two. */
export class Client {
  /** `hooks`: what happens outside of it: `choose`, `raw`, `beside`, `changed`, and `leads`: whether
   * something else says what to do next. */
  constructor(number, cast, hooks) {
    Object.assign(this, { number, cast, hooks, place: PERSONAL, unread: new Set(), visit: 0 });
    this.element = cloned(number);
    this.log = new Log(this.part('log'), {
      onReply: (to) => this.composer.reply(to),
      onRaw: (message) => hooks.raw(this, message),
      onChange: () => this.changed(),
    });
    this.composer = startComposer((name) => this.part(name), {
      onSay: (text, manner) => this.say(text, manner),
      onNext: (step) => this.take(step),
    });
    this.part('me').addEventListener('click', () => hooks.choose(this));
    this.part('menu').addEventListener('click', () => this.setSide(!this.isSideOpen));
    this.part('scrim').addEventListener('click', () => this.setSide(false));
    this.element.addEventListener('keydown', (event) => event.key === 'Escape' && this.setSide(false));
  }

  part(name) {
    return this.element.querySelector(`[data-part=${name}]`);
  }

  get isSideOpen() {
    return this.part('side').classList.contains('side-open');
  }

  setSide(open) {
    const had = this.part('side').contains(document.activeElement);
    this.part('side').classList.toggle('side-open', open);
    this.part('scrim').hidden = !open;
    this.part('menu').setAttribute('aria-expanded', String(open));
    if (open) this.part('me').focus();
    else if (had && this.part('menu').offsetParent) this.part('menu').focus();
  }

  focus() {
    this.composer.focus();
  }

  /** Who this window was before the page was loaded anew opens what was open. */
  get lastPlace() {
    return forTab.get(`place-${this.number}`);
  }

  async become(person, place = PERSONAL.id) {
    this.person = person;
    this.element.setAttribute('aria-label', person.name);
    this.part('places').setAttribute('aria-label', `Conversations of ${person.name}`);
    this.part('me-name').textContent = person.name;
    this.part('who').textContent = `${person.name} · `;
    this.part('me-says').textContent = person.says ?? person.userPrincipalName;
    this.part('me-avatar').textContent = initials(person.name);
    this.part('me-avatar').dataset.tone = tone(person.id);
    this.unread.clear();
    this.waiting = undefined;
    this.stream?.stop();
    this.stream = api.events(person.id, {
      onHello: (latest) => this.back(latest),
      onLost: () => (this.part('offline').hidden = false),
      onTyping: (conversation) => conversation === this.keyOf(this.place) && this.log.showTyping(),
      onMessage: (message) => this.got(message),
    });
    await this.go(this.placeWith(place));
  }

  /** A window that is closed hears nothing any more. */
  close() {
    this.stream?.stop();
    this.element.remove();
  }

  /** The server is there, perhaps again. One that was started anew has none of the old messages. */
  back(latest) {
    const isNew = latest < this.log.latest;
    this.part('offline').hidden = true;
    void (isNew ? this.open(this.place) : this.load());
  }

  got(message) {
    this.notice(message);
    if (message.conversation === this.keyOf(this.place)) return this.log.show(message);
    this.unread.add(this.placeOf(message.conversation));
    this.drawSide();
    this.changed();
  }

  /** Something in a channel waits for somebody to decide it. */
  notice(message) {
    const decides = cardsOf(message)
      .flatMap(actionsIn)
      .some(({ verb }) => DECIDES.has(verb));
    if (!decides) {
      if (this.waiting?.message === message.id) this.waiting = undefined;
      return;
    }
    const place = this.placeWith(message.conversation);
    const able = this.cast.people.filter(
      ({ id }) => id !== this.person.id && place.members?.includes(id) !== false,
    );
    const paired = this.cast.pairs.find((pair) => pair.place === place.id);
    const who = able.find(({ id }) => id === paired?.people[1]) ?? able[0];
    const text = cardsOf(message).map(textOf).join('\n');
    if (who) this.waiting = { message: message.id, at: message.at, place: place.id, who, text };
  }

  /** Whoever goes somewhere can write at once. What comes later takes the focus from nobody. */
  go(place) {
    const opened = this.open(place);
    this.focus();
    return opened;
  }

  async open(place) {
    this.place = place;
    forTab.set(`place-${this.number}`, place.id);
    this.visit += 1;
    this.unread.delete(place.id);
    this.setSide(false);
    this.drawSide();
    this.part('title').textContent = place.title;
    this.part('subtitle').textContent = subtitleOf(place);
    const isAdminChannel = place.id === this.cast.adminChannelId;
    const { id, begins } = this.person;
    this.composer.setPlace(place, { isAdminChannel, begins, key: `${id}-${place.id}` });
    this.log.reset(this.person, { hint: hintFor(place, this.person), threaded: place.kind === 'channel' });
    await this.load();
    await api.open(this.person.id, place.id).catch((error) => this.log.showError(error.message));
    this.changed();
  }

  async load() {
    const mine = this.visit;
    try {
      const { messages } = await api.log(this.person.id, this.place.id);
      if (mine === this.visit) messages.forEach((message) => this.log.show(message));
    } catch (error) {
      if (mine === this.visit) this.log.showError(error.message);
    }
  }

  /** Resolves to whether it was sent. */
  async say(text, manner = {}) {
    if (!this.person) {
      this.hooks.choose(this);
      return false;
    }
    const isPersonal = this.place.kind === 'personal';
    if (isPersonal || manner.mention !== false) this.log.showTyping();
    try {
      await api.say(this.person.id, this.place.id, text, isPersonal ? {} : manner);
      return true;
    } catch (error) {
      this.log.hideTyping();
      this.log.showError(
        error.message === api.AWAY ? `${error.message} What you wrote is kept below.` : error.message,
      );
      return false;
    }
  }

  /** Leads to a step: a button is shown and focused, and left to the person to press. */
  take({ message, action, beside, place }) {
    if (beside) return this.hooks.beside(beside, place);
    const button = this.log.buttonOf(message, action);
    button?.scrollIntoView({ block: 'center' });
    button?.focus();
  }

  changed() {
    if (!this.person) return;
    const { person, waiting, cast, place } = this;
    const isAdminChannel = place.id === cast.adminChannelId;
    const { messages } = this.log;
    this.hooks.changed(this);
    const next = this.hooks.leads(this)
      ? undefined
      : nextStep({ messages, person, isAdminChannel, people: cast.people, waiting });
    this.composer.setNext(next);
  }

  drawSide() {
    drawPlaces(this.part('places'), {
      places: this.cast.conversations,
      current: this.place,
      unread: this.unread,
      onOpen: (place) => void this.go(place),
    });
  }

  keyOf({ id }) {
    return id === PERSONAL.id ? `a:${this.person.id}` : id;
  }

  placeOf(key) {
    return key === `a:${this.person.id}` ? PERSONAL.id : key;
  }

  placeWith(id) {
    return this.cast.conversations.find((place) => place.id === id) ?? PERSONAL;
  }
}

/** The template, with ids of its own: the first window's are plain, the second's end in -2. */
function cloned(number) {
  const { content } = document.getElementById('client-template');
  const element = content.firstElementChild.cloneNode(true);
  for (const node of element.querySelectorAll('[data-part]'))
    node.id = number === 1 ? node.dataset.part : `${node.dataset.part}-${number}`;
  element
    .querySelector('[data-part=menu]')
    .setAttribute('aria-controls', element.querySelector('[data-part=side]').id);
  return element;
}
