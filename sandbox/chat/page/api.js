async function call(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Error("The chat page's server isn't responding.");
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error?.message ?? `The server answered ${response.status}`);
  return answer;
}

export const cast = () => call('/api/cast');
export const open = (person, conversation) => call('/api/open', { person, conversation });
export const say = (person, conversation, text) =>
  call('/api/say', { person, conversation, text, locale: navigator.language });
export const press = (person, message, card, action) =>
  call('/api/press', {
    person,
    conversation: message.conversation,
    message: message.id,
    card,
    action,
    locale: navigator.language,
  });
export const decide = (person, message, attachment, accepts) =>
  call('/api/decide', {
    person,
    conversation: message.conversation,
    message: message.id,
    attachment,
    accepts,
  });
export const search = (person, message, dataset, text) =>
  call('/api/search', { person, conversation: message.conversation, message: message.id, dataset, text });
export const log = (person, conversation) =>
  call(`/api/log?${new URLSearchParams({ person, conversation })}`);

/** Live changes for one person, until `stop`. The browser reconnects on its own. */
export function events(person, { onHello, onMessage, onTyping, onLost }) {
  const source = new EventSource(`/api/events?${new URLSearchParams({ person })}`);
  source.addEventListener('hello', () => onHello());
  source.addEventListener('message', (event) => onMessage(JSON.parse(event.data)));
  source.addEventListener('typing', (event) => onTyping(JSON.parse(event.data).conversation));
  source.addEventListener('error', () => onLost());
  return { stop: () => source.close() };
}
