/** Creates an element. Strings are added as text, never as HTML. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'class') node.className = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

export const byId = (id) => document.getElementById(id);

export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase() || '?';
}

/** One of eight muted colors, always the same for the same person. */
export const tone = (id) =>
  String([...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % 8);

export function avatar(name, id) {
  return el('span', { class: 'avatar', 'data-tone': tone(id), 'aria-hidden': 'true' }, initials(name));
}
