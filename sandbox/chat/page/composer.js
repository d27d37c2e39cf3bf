import { byId, el } from './dom.js';

const PHRASES = [
  { title: 'help' },
  { title: 'whoami' },
  { title: 'select user aino' },
  { title: 'device …', begin: 'device ' },
];
const ADMIN_PHRASES = [
  { title: 'help' },
  { title: 'roles' },
  { title: 'assign role' },
  { title: 'remove role …', begin: 'remove role ' },
  { title: 'audit' },
];

/** The message box and its suggested phrases. Calls `onSay` with the text. */
export function startComposer(onSay) {
  const box = byId('composer');
  const form = byId('form');
  const grow = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
  };
  const send = () => {
    const text = box.value.trim();
    if (text === '') return;
    box.value = '';
    grow();
    onSay(text);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  box.addEventListener('input', grow);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const take = (phrase) => () => {
    if (phrase.begin === undefined) return onSay(phrase.title);
    box.value = phrase.begin;
    grow();
    box.focus();
  };
  return {
    focus: () => box.focus(),
    setPlace(place, isAdminChannel) {
      byId('at').hidden = place.kind === 'personal';
      const phrases = isAdminChannel ? ADMIN_PHRASES : PHRASES;
      byId('chips').replaceChildren(
        ...phrases.map((phrase) =>
          el('button', { class: 'chip', type: 'button', onclick: take(phrase) }, phrase.title),
        ),
      );
    },
  };
}
