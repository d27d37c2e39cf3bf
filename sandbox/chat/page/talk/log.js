import * as api from '../base/api.js';
import { el } from '../base/dom.js';
import { actionsIn, cardsOf } from '../cards/actions-in.js';
import { giveInputs, takeInputs } from '../cards/inputs.js';
import { drawMessage, note } from './message.js';
import { setBusy } from './busy.js';
import { Threads } from './threads.js';

const TYPING_MS = 12_000;
/** A press that takes longer than this shows that somebody is working on it. */
const SLOW_MS = 400;

/** The messages of the conversation that is open. `onReply` begins an answer in a thread, `onRaw` shows a message's activities. */
export class Log {
  constructor(root, { onReply, onRaw, onChange }) {
    Object.assign(this, { root, onRaw, onChange });
    this.threads = new Threads(onReply);
    this.rows = new Map();
    this.typing = el(
      'div',
      { class: 'typing', role: 'status', hidden: true },
      el('span', { class: 'hidden' }, 'Help Desk is typing'),
      el('i'),
      el('i'),
      el('i'),
    );
    this.reset();
  }

  reset(person, { hint, threaded = false } = {}) {
    Object.assign(this, { person, threaded });
    this.rows.clear();
    this.threads.clear();
    this.hideTyping();
    this.root.replaceChildren(...(hint ? [el('p', { class: 'hint' }, hint)] : []), this.typing);
  }

  /** What is shown, oldest first. */
  get messages() {
    return [...this.rows.values()].map(({ message }) => message);
  }

  get latest() {
    return Math.max(0, ...this.messages.map(({ seq }) => seq));
  }

  /** Adds a message, or redraws it if it has changed. */
  show(message) {
    const old = this.rows.get(message.id);
    if (old && old.message.seq >= message.seq) return;
    const follow = this.isAtEnd();
    const { body, cards } = drawMessage(
      message,
      (index) => this.handlers(message, index),
      () => this.onRaw(message),
    );
    const row = el('article', { class: `row row-${this.side(message)}`, 'data-id': message.id }, ...body);
    if (old) old.row.replaceWith(row);
    else if (this.threaded) this.threads.listFor(message, (thread) => this.typing.before(thread)).append(row);
    else this.typing.before(row);
    this.rows.set(message.id, { message, row, cards, busy: false });
    if (message.from === 'bot') this.hideTyping();
    if (old?.focused) cards[0]?.focus({ preventScroll: true });
    this.scrollTo(row, { old, follow: follow || message.personId === this.person.id });
    this.onChange();
  }

  /** A card that is new, or that a press here brought, is read from its beginning; one that changes by itself doesn't move the page. */
  scrollTo(row, { old, follow }) {
    const isBrought = !old || old.pressed;
    if (isBrought && row.clientHeight > this.root.clientHeight) row.scrollIntoView({ block: 'start' });
    else if (isBrought && (follow || old?.pressed)) row.scrollIntoView({ block: 'nearest' });
    else if (follow) this.toEnd();
    else if (old) row.scrollIntoView({ block: 'nearest' });
  }

  /** Draws everything anew, in other colors. What was typed into cards stays. */
  redraw() {
    for (const { message, cards: before } of [...this.rows.values()]) {
      const typed = takeInputs(before);
      this.rows.get(message.id).message = { ...message, seq: -1 };
      this.show(message);
      giveInputs(this.rows.get(message.id).cards, typed);
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
    this.typing.before(note(words, 'error'));
    this.toEnd();
  }

  side(message) {
    if (message.from === 'page') return 'page';
    return message.personId === this.person.id ? 'mine' : 'theirs';
  }

  handlers(message, index) {
    const { id } = message;
    const person = this.person.id;
    return {
      press: (action) => void this.act(id, (shown) => api.press(person, shown, index, action)),
      decide: (accepts) => void this.act(id, (shown) => api.decide(person, shown, index, accepts)),
      search: async (dataset, text) => (await api.search(person, message, dataset, text)).results,
      showError: (words) => this.showError(words),
    };
  }

  /** The button of a message's action, as it is drawn. Several may have its title: they are drawn in the order of the card. */
  buttonOf(message, action) {
    const isAlike = ({ title }) => title === action.title;
    const at = cardsOf(message).flatMap(actionsIn).filter(isAlike).indexOf(action);
    const buttons = [...(this.rows.get(message.id)?.row.querySelectorAll('.ac-pushButton') ?? [])];
    return buttons.filter((button) => button.textContent.trim() === action.title)[at];
  }

  /** Disables the cards of the message until the answer arrives. If none comes, what was typed into them is still there. */
  async act(id, send) {
    const entry = this.rows.get(id);
    if (!entry || entry.busy) return;
    const { message, cards } = entry;
    // a disabled button loses the focus, so it is restored to the button or to the card that replaces it
    const focused = entry.row.contains(document.activeElement) ? document.activeElement : undefined;
    Object.assign(entry, { busy: true, pressed: true, focused });
    setBusy(cards, true, focused);
    const slow = setTimeout(() => this.showTyping(), SLOW_MS);
    try {
      await send(message);
    } catch (error) {
      this.showError(error.message);
    }
    clearTimeout(slow);
    this.hideTyping();
    Object.assign(entry, { busy: false, focused: undefined });
    setBusy(cards, false, focused);
    if (document.activeElement === document.body && focused?.isConnected) focused.focus();
  }

  isAtEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 80;
  }

  toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
  }
}
