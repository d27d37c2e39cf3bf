import * as api from './api.js';
import { drawAttachment } from './cards.js';
import { avatar, el } from './dom.js';
import { markdown } from './markdown.js';

const TYPING_MS = 12_000;

/** The messages of the conversation that is open. */
export class Log {
  constructor(root) {
    this.root = root;
    this.rows = new Map();
    this.typing = el(
      'div',
      { class: 'typing', 'aria-label': 'Help Desk is typing', hidden: true },
      el('i'),
      el('i'),
      el('i'),
    );
    this.reset();
  }

  reset(person, hint) {
    this.person = person;
    this.rows.clear();
    this.hideTyping();
    this.root.replaceChildren(...(hint ? [el('p', { class: 'hint' }, hint)] : []), this.typing);
  }

  /** Adds a message, or redraws it if it has changed. */
  show(message) {
    const old = this.rows.get(message.id);
    if (old && old.message.seq >= message.seq) return;
    const follow = this.isAtEnd();
    const { body, cards } = this.draw(message);
    const row = el('article', { class: `row row-${this.side(message)}`, 'data-id': message.id }, ...body);
    if (old) old.row.replaceWith(row);
    else this.typing.before(row);
    this.rows.set(message.id, { message, row, cards, busy: false });
    if (message.from === 'bot') this.hideTyping();
    if (old?.focused) cards[0]?.focus({ preventScroll: true });
    if (follow || message.personId === this.person.id) this.toEnd();
    // a card that is new, or that a press here brought, is read from its beginning; one that changes by itself doesn't move the page
    if (row.clientHeight > this.root.clientHeight && (!old || old.pressed))
      row.scrollIntoView({ block: 'start' });
    else if (old && !follow) row.scrollIntoView({ block: 'nearest' });
  }

  redraw() {
    const messages = [...this.rows.values()].map(({ message }) => message);
    for (const message of messages) {
      this.rows.get(message.id).message = { ...message, seq: -1 };
      this.show(message);
    }
  }

  showTyping() {
    const follow = this.isAtEnd();
    this.typing.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hideTyping(), TYPING_MS);
    if (follow) this.toEnd();
  }

  hideTyping() {
    clearTimeout(this.timer);
    this.typing.hidden = true;
  }

  showError(words) {
    const follow = this.isAtEnd();
    this.typing.before(el('p', { class: 'note note-error', role: 'status' }, words));
    if (follow) this.toEnd();
  }

  side(message) {
    if (message.from === 'page') return 'page';
    return message.personId === this.person.id ? 'mine' : 'theirs';
  }

  draw(message) {
    if (message.from === 'page') {
      const level = message.level === 'error' ? 'note note-error' : 'note';
      return { body: [el('p', { class: level, role: 'status' }, message.text)], cards: [] };
    }
    const cards = message.deleted
      ? []
      : message.attachments.map((each, n) => this.drawCard(message, each, n));
    const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    const head = el(
      'p',
      { class: 'head' },
      el('bdi', { class: 'who' }, message.name),
      el('time', { datetime: message.at }, time),
      message.edited && !message.deleted ? el('span', {}, 'Edited') : undefined,
    );
    const face =
      message.from === 'bot'
        ? el('img', { class: 'avatar', src: 'help-desk.svg', alt: '' })
        : avatar(message.name, message.personId);
    const text = message.deleted
      ? el('div', { class: 'bubble gone' }, 'This message was deleted.')
      : message.text
        ? el('div', { class: 'bubble', dir: 'auto' }, ...this.words(message))
        : undefined;
    return { body: [face, el('div', { class: 'stack' }, head, text, ...cards)], cards };
  }

  words(message) {
    if (message.from === 'bot' && message.textFormat === 'markdown') {
      const holder = el('div', { class: 'rich' });
      holder.innerHTML = markdown(message.text, { breaks: true });
      return [holder];
    }
    return [message.mentionsBot ? el('span', { class: 'mention' }, 'Help Desk') : undefined, message.text];
  }

  drawCard(message, attachment, index) {
    const { id } = message;
    return drawAttachment(attachment, {
      press: (action) => void this.act(id, (shown) => api.press(this.person.id, shown, index, action)),
      decide: (accepts) => void this.act(id, (shown) => api.decide(this.person.id, shown, index, accepts)),
      search: async (dataset, text) => (await api.search(this.person.id, message, dataset, text)).results,
      showError: (words) => this.showError(words),
    });
  }

  /** Disables the cards of the message until the answer arrives. */
  async act(id, send) {
    const entry = this.rows.get(id);
    if (!entry || entry.busy) return;
    const { message, cards } = entry;
    // a disabled button loses the focus, so it is restored to the button or to the card that replaces it
    const focused = entry.row.contains(document.activeElement) ? document.activeElement : undefined;
    Object.assign(entry, { busy: true, pressed: true, focused });
    setBusy(cards, true);
    try {
      await send(message);
    } catch (error) {
      this.showError(error.message);
    }
    Object.assign(entry, { busy: false, focused: undefined });
    setBusy(cards, false);
    if (document.activeElement === document.body && focused?.isConnected) focused.focus();
  }

  isAtEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 80;
  }

  toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
  }
}

function setBusy(cards, busy) {
  for (const card of cards) {
    card.classList.toggle('card-busy', busy);
    card.setAttribute('aria-busy', String(busy));
    for (const button of card.querySelectorAll('button, input, select, textarea, [role=button]')) {
      if (busy) button.dataset.was = String(button.disabled ?? false);
      button.disabled = busy || button.dataset.was === 'true';
    }
  }
}
