export const AWAY = 'The chat page’s server isn’t responding.';

async function call(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Error(AWAY);
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error?.message ?? `The server answered ${response.status}`);
  return answer;
}

const about = (person, message) => ({ person, conversation: message.conversation, message: message.id });
let locale = 'en';
/** The language that a person's Teams is in. */
export const readIn = (tag) => void (locale = tag);

export const cast = () => call('/api/cast');
export const open = (person, conversation) => call('/api/open', { person, conversation, locale });
/** `manner`: the `thread` that it answers, and whether it mentions the bot. */
export const say = (person, conversation, text, manner) =>
  call('/api/say', { person, conversation, text, ...manner, locale });
export const press = (person, message, card, action) =>
  call('/api/press', { ...about(person, message), card, action, locale });
export const decide = (person, message, attachment, accepts) =>
  call('/api/decide', { ...about(person, message), attachment, accepts });
export const search = (person, message, dataset, text) =>
  call('/api/search', { ...about(person, message), dataset, text });
export const log = (person, conversation) =>
  call(`/api/log?${new URLSearchParams({ person, conversation })}`);
export const raw = (person, message) => call(`/api/raw?${new URLSearchParams(about(person, message))}`);

/** Live changes for one person, until `stop`. The browser reconnects on its own. */
export function events(person, { onHello, onMessage, onTyping, onLost }) {
  const source = new EventSource(`/api/events?${new URLSearchParams({ person })}`);
  source.addEventListener('hello', (event) => onHello(JSON.parse(event.data).latest));
  source.addEventListener('message', (event) => onMessage(JSON.parse(event.data)));
  source.addEventListener('typing', (event) => onTyping(JSON.parse(event.data).conversation));
  source.addEventListener('error', () => onLost());
  return { stop: () => source.close() };
}
