import { byId, el } from '../base/dom.js';
import { forTab } from '../base/storage.js';
import { Client } from './client.js';
import { PERSONAL } from './places.js';

const KEY = 'beside';

/** The second person's window beside the first. Where there is no room for two, a switch shows one of them. */
export class Beside {
  constructor(first, { cast, hooks, chooser }) {
    Object.assign(this, { first, cast, hooks, chooser });
    byId('beside').addEventListener('click', () =>
      this.second ? this.close() : chooser.show(this.choosing()),
    );
    this.draw();
  }

  get clients() {
    return this.second ? [this.first, this.second] : [this.first];
  }

  choosing(current) {
    const title = this.first.person ? `Who is beside ${this.first.person.name}?` : 'Who is beside you?';
    return { title, current, offers: false, choose: (person) => void this.open(person) };
  }

  /** Whoever is open already stays who they are. */
  async open(person, place) {
    if (this.first.person?.id === person.id) return this.bring(this.first, place);
    if (!this.second) {
      this.second = new Client(2, this.cast, this.hooks);
      byId('clients').append(this.second.element);
    }
    forTab.set(KEY, person.id);
    if (this.second.person?.id === person.id) return this.bring(this.second, place);
    this.show(this.second);
    await this.second.become(person, place);
    this.draw();
  }

  async bring(client, place) {
    this.show(client);
    if (place !== undefined && client.place.id !== place) await client.open(client.placeWith(place));
    client.focus();
  }

  /** The second window as it was before the page was loaded anew. */
  restore() {
    const kept = forTab.get(KEY);
    const who = this.cast.people.find(({ id }) => id === kept);
    if (who) void this.open(who, forTab.get('place-2')).then(() => this.show(this.first));
  }

  close() {
    this.second?.close();
    this.second = undefined;
    forTab.drop(KEY);
    this.show(this.first);
    this.first.focus();
  }

  /** Brings a window to the front, where only one has room. */
  show(client) {
    this.front = client;
    this.draw();
  }

  draw() {
    const button = byId('beside');
    button.setAttribute('aria-pressed', String(this.second !== undefined));
    button.title = this.second ? 'Close the second person’s window' : 'A second person, side by side';
    button.setAttribute('aria-label', button.title);
    byId('clients').dataset.count = String(this.clients.length);
    for (const client of this.clients)
      client.element.toggleAttribute('data-behind', client !== (this.front ?? this.first));
    this.drawSwitch();
  }

  drawSwitch() {
    const switcher = byId('switch');
    switcher.hidden = !this.second;
    if (!this.second) return switcher.replaceChildren();
    const focused = switcher.contains(document.activeElement) ? document.activeElement.dataset.n : undefined;
    switcher.replaceChildren(
      ...this.clients.map((client) =>
        el(
          'button',
          {
            class: 'switch-item',
            type: 'button',
            'data-n': String(client.number),
            'aria-pressed': String(client === (this.front ?? this.first)),
            onclick: () => this.bring(client),
          },
          el('bdi', {}, client.person?.name ?? 'Nobody yet'),
          this.hasNews(client)
            ? el('span', { class: 'unread' }, el('span', { class: 'hidden' }, ', unread'))
            : undefined,
        ),
      ),
    );
    if (focused) switcher.querySelector(`[data-n="${focused}"]`)?.focus();
  }

  /** Something has come that couldn't be seen. */
  hasNews(client) {
    if (client === this.front) {
      client.seen = client.log.latest;
      return false;
    }
    const { log, seen = 0, place } = client;
    return place === PERSONAL && log.latest > seen && log.messages.at(-1)?.from === 'bot';
  }

  /** F6: the next part of the page, as in Teams. */
  nextPart(event) {
    const parts = this.clients
      .filter(({ element }) => element.offsetParent !== null)
      .flatMap((client) => ['me', 'log', 'composer'].map((name) => client.part(name)))
      .filter((node) => node.checkVisibility({ visibilityProperty: true }));
    const at = parts.findIndex(
      (node) => node === document.activeElement || node.contains(document.activeElement),
    );
    const next = parts[(at + (event.shiftKey ? -1 : 1) + parts.length) % parts.length];
    event.preventDefault();
    next?.focus();
  }
}
