import { avatar, el } from '../base/dom.js';
import { drawAttachment } from '../cards/cards.js';
import { markdown } from '../cards/markdown.js';

/** Draws a message: its elements and, among them, its cards. `handlers`: what the cards' buttons do, by the card's index. */
export function drawMessage(message, handlers, onRaw) {
  if (message.from === 'page') return { body: [note(message.text, message.level)], cards: [] };
  const cards = message.deleted
    ? []
    : message.attachments.map((each, index) => drawAttachment(each, handlers(index)));
  const face =
    message.from === 'bot'
      ? el('img', { class: 'avatar', src: 'help-desk.svg', alt: '' })
      : avatar(message.name, message.personId);
  return {
    body: [face, el('div', { class: 'stack' }, head(message, onRaw), bubble(message), ...cards)],
    cards,
  };
}

/** A line of the page itself. */
export function note(words, level) {
  return el('p', { class: level === 'error' ? 'note note-error' : 'note', role: 'status' }, words);
}

function head(message, onRaw) {
  const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return el(
    'p',
    { class: 'head' },
    el('bdi', { class: 'who' }, message.name),
    el('time', { datetime: message.at }, time),
    message.edited && !message.deleted ? el('span', {}, 'Edited') : undefined,
    el(
      'button',
      {
        class: 'raw-button',
        type: 'button',
        'aria-label': `Raw activities of ${message.name}’s message at ${time}`,
        onclick: onRaw,
      },
      '{ }',
    ),
  );
}

function bubble(message) {
  if (message.deleted) return el('div', { class: 'bubble gone' }, 'This message was deleted.');
  return message.text ? el('div', { class: 'bubble', dir: 'auto' }, ...words(message)) : undefined;
}

function words(message) {
  if (message.from === 'bot' && message.textFormat === 'markdown') {
    const holder = el('div', { class: 'rich' });
    holder.innerHTML = markdown(message.text, { breaks: true });
    return [holder];
  }
  return [message.mentionsBot ? el('span', { class: 'mention' }, 'Help Desk') : undefined, message.text];
}
