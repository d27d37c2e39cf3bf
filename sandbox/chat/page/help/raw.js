import * as api from '../base/api.js';
import { byId, el } from '../base/dom.js';
import { forAll } from '../base/storage.js';

const KEY = 'raw';

/** The button for developers: with it, each message has one that shows what was sent for it. */
export function startRaw(button) {
  const show = (on) => {
    document.documentElement.classList.toggle('shows-raw', on);
    button.setAttribute('aria-pressed', String(on));
  };
  show(forAll.get(KEY) === 'yes');
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    forAll.set(KEY, on ? 'yes' : 'no');
    show(on);
  });
  byId('raw-close').addEventListener('click', () => byId('raw').close());
}

/** Shows what the page and the bot have sent each other about a message. */
export async function showRaw(person, message) {
  const dialog = byId('raw');
  const list = byId('raw-list');
  list.replaceChildren(el('p', {}, 'Reading…'));
  dialog.showModal();
  try {
    const { exchanges } = await api.raw(person.id, message);
    list.replaceChildren(
      ...(exchanges.length > 0
        ? exchanges.map(drawn)
        : [el('p', {}, 'Nothing of this message is stored anymore.')]),
    );
  } catch (error) {
    list.replaceChildren(el('p', { role: 'alert' }, error.message));
  }
}

function drawn({ at, from, method, status, activity, answer }) {
  const [source, target] = from === 'bot' ? ['Bot', 'page'] : ['Page', 'bot'];
  const time = new Date(at).toLocaleTimeString();
  const title = [`${source} to ${target}`, method, status, time].filter(Boolean).join(' · ');
  return el(
    'section',
    {},
    el('h3', {}, title),
    block('Activity', activity),
    answer === undefined ? undefined : block('Answer', answer),
  );
}

function block(name, value) {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const copy = el('button', { class: 'chip', type: 'button' }, 'Copy');
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(
      () => (copy.textContent = 'Copied'),
      () => (copy.textContent = 'Not copied'),
    );
  });
  return el(
    'div',
    { class: 'raw-block' },
    el('p', {}, name, copy),
    el('pre', { tabindex: '0', role: 'region', 'aria-label': name }, text),
  );
}
