import { el } from '../base/dom.js';

/** A channel's threads: each with its messages, and a button to answer in it. */
export class Threads {
  constructor(onReply) {
    this.onReply = onReply;
    this.sections = new Map();
  }

  clear() {
    this.sections.clear();
  }

  /** Where a message's row belongs. `add` puts a new thread into the log. */
  listFor(message, add) {
    const known = this.sections.get(message.thread);
    if (known) return known;
    const list = el('div', { class: 'thread-rows' });
    const subject = message.text ?? 'the card';
    const reply = el(
      'button',
      { class: 'reply', type: 'button', onclick: () => this.onReply({ thread: message.thread, subject }) },
      'Reply',
      el('span', { class: 'hidden' }, ` in the thread “${subject}”`),
    );
    add(el('section', { class: 'thread', 'aria-label': `Thread “${subject}”` }, list, reply));
    this.sections.set(message.thread, list);
    return list;
  }
}
