// The part of Markdown that Teams renders in cards: bold, italic, links and lists. Everything else stays text.
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter]);
const LONGEST = 8000;

const INLINE = new RegExp(
  [
    String.raw`\\([\\\x60*_{}\[\]()#+\-.!<>~|])`,
    String.raw`\[([^\[\]]+)\]\(\s*([^\s()]+(?:\([^\s()]*\)[^\s()]*)?)\s*\)`,
    String.raw`\*\*(?=\S)([^]*?\S)\*\*`,
    String.raw`(?<!\w)__(?=\S)([^]*?\S)__(?!\w)`,
    String.raw`\*(?=[^\s*])([^*]*?[^\s*])\*`,
    String.raw`(?<!\w)_(?=[^\s_])([^_]*?[^\s_])_(?!\w)`,
  ].join('|'),
  'g',
);

function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

function link(label, url, whole) {
  const href = safeUrl(url);
  if (!href) return escapeHtml(whole);
  return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">${inline(label)}</a>`;
}

function inline(text) {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, escaped, label, url, star, low, star1, low1] = match;
    html += escapeHtml(text.slice(at, match.index));
    at = match.index + whole.length;
    if (escaped !== undefined) html += escapeHtml(escaped);
    else if (label !== undefined) html += link(label, url, whole);
    else if (star ?? low) html += `<strong>${inline(star ?? low)}</strong>`;
    else html += `<em>${inline(star1 ?? low1)}</em>`;
  }
  return html + escapeHtml(text.slice(at));
}

const BULLET = /^\s{0,3}[-*+]\s+(.*)$/;
const NUMBER = /^\s{0,3}(\d{1,9})[.)]\s+(.*)$/;

function block(lines, join) {
  const bullets = lines.map((line) => BULLET.exec(line));
  if (bullets.every(Boolean))
    return `<ul>${bullets.map((item) => `<li>${inline(item[1])}</li>`).join('')}</ul>`;
  const numbers = lines.map((line) => NUMBER.exec(line));
  if (numbers.every(Boolean)) {
    const items = numbers.map((item) => `<li>${inline(item[2])}</li>`).join('');
    return `<ol start="${Number(numbers[0][1])}">${items}</ol>`;
  }
  return `<p>${lines.map((line) => inline(line)).join(join)}</p>`;
}

const kindOf = (line) => (BULLET.test(line) ? 'bullet' : NUMBER.test(line) ? 'number' : 'text');

/** Safe HTML for a text. `breaks` keeps single line breaks: messages keep them, cards don't. */
export function markdown(text, { breaks = false } = {}) {
  if (text.length > LONGEST) return `<p>${escapeHtml(text)}</p>`;
  const blocks = [];
  let lines = [];
  const end = () => {
    if (lines.length > 0) blocks.push(block(lines, breaks ? '<br>' : '\n'));
    lines = [];
  };
  for (const line of text.replace(/\r\n?/g, '\n\n').split('\n')) {
    if (line.trim() === '' || (lines.length > 0 && kindOf(line) !== kindOf(lines[0]))) end();
    if (line.trim() !== '') lines.push(line);
  }
  end();
  return blocks.join('');
}
