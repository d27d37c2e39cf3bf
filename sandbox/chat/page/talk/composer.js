import { el } from '../base/dom.js';
import { forTab } from '../base/storage.js';

const PHRASES = [
  { title: 'help' },
  { title: 'whoami' },
  { title: 'select user aino', begins: true },
  { title: 'device …', begin: 'device ' },
];
const ADMIN_PHRASES = [
  { title: 'help' },
  { title: 'roles' },
  { title: 'assign role' },
  { title: 'policy' },
  { title: 'audit' },
  { title: 'report' },
];

/**
 * The message box, the next step and the phrases above it. `onSay` gets the text and how it is meant, and resolves to whether it was sent:
 * what wasn't stays in the box.
 */
export function startComposer(part, { onSay, onNext }) {
  const box = part('composer');
  let draftKey;
  let reply;
  let mention = true;
  let standing = [];
  let next;

  const grow = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
  };
  const write = (text) => {
    box.value = text;
    grow();
    if (draftKey) forTab.set(draftKey, text);
  };
  const setReply = (to) => {
    reply = to;
    part('replying').hidden = !to;
    part('replying-text').textContent = to ? `In the thread “${to.subject}”` : '';
    if (to) box.focus();
  };
  const setMention = (on) => {
    mention = on;
    part('at').setAttribute('aria-pressed', String(on));
    part('at').title = on
      ? 'The bot hears this'
      : 'Without a mention, Teams doesn’t give the message to the bot';
  };
  const send = async (text) => {
    if (text.trim() === '') return;
    const key = draftKey;
    const sent = await onSay(text.trim(), { thread: reply?.thread, mention });
    if (sent) {
      setReply(undefined);
      setMention(true);
    }
    if (!sent && key === draftKey && box.value === '') write(text);
    if (!sent && key !== draftKey) forTab.set(key, text);
  };
  const sendBox = () => {
    const text = box.value;
    write('');
    void send(text);
  };

  part('form').addEventListener('submit', (event) => {
    event.preventDefault();
    sendBox();
  });
  box.addEventListener('input', () => write(box.value));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && reply) {
      event.stopPropagation();
      setReply(undefined);
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendBox();
  });
  part('at').addEventListener('click', () => setMention(!mention));
  part('replying-end').addEventListener('click', () => {
    setReply(undefined);
    box.focus();
  });

  const take = (phrase) => () => {
    if (phrase.begin === undefined) return void send(phrase.title);
    write(phrase.begin);
    box.focus();
  };
  const drawChips = () => {
    const button = (title, look, onclick) =>
      el('button', { class: `chip ${look}`, type: 'button', onclick }, title);
    const others = standing.filter(({ title }) => title !== next?.say);
    part('chips').replaceChildren(
      ...(next
        ? [button(next.title, 'chip-next', () => (next.say ? void send(next.say) : onNext(next)))]
        : []),
      ...others.map((phrase) => button(phrase.title, '', take(phrase))),
    );
  };
  return {
    focus: () => box.focus(),
    reply: setReply,
    say: (text) => void send(text),
    /** `begins`: what this person says first. `key`: under which what was typed here is kept. */
    setPlace(place, { isAdminChannel, begins, key }) {
      // what was typed before anybody was chosen is the first person's
      const typed = draftKey === undefined ? box.value : '';
      draftKey = `draft-${key}`;
      write(typed || (forTab.get(draftKey) ?? ''));
      setReply(undefined);
      setMention(true);
      part('at').hidden = place.kind === 'personal';
      standing = isAdminChannel
        ? ADMIN_PHRASES
        : PHRASES.map((phrase) => (phrase.begins ? { title: begins ?? phrase.title } : phrase));
      drawChips();
    },
    /** What could be done now, or undefined. */
    setNext(step) {
      if (step?.title === next?.title) {
        next = step;
        return;
      }
      next = step;
      drawChips();
    },
  };
}
